import { beforeAll, describe, expect, it } from "vitest";
import { addAccount, inviteAdministrator, inviteAgain } from "../identity/account.job.ts";
import { pauseAfter } from "../identity/lockout.ts";
import { statement } from "../store/statement.ts";
import { makeApp } from "./app.ts";
import { type District, openDistrict, password } from "./district.testing.ts";

const accountOf = statement<{ account_id: string }>(
  "test.account-of",
  "select account_id from identity.hat where subject_id = $1",
);
const giveHat = statement("test.give-hat", "update identity.hat set account_id = $1 where subject_id = $2");

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String(answer.headers["set-cookie"]).split(";")[0] ?? "";
const signIn = (email: string, secret: string) =>
  district.app.inject({ method: "POST", url: "/api/v1/session", payload: { email, password: secret } });
const get = (path: string, cookie: string, more: object = {}) =>
  district.app.inject({ method: "GET", url: `/api/v1${path}`, headers: { cookie, ...more } });

describe("signing in", () => {
  it("says the same of an unknown address and of a wrong password, and pauses both alike", async () => {
    for (const email of ["samira@riverton.test", "nobody@riverton.test"]) {
      const answers = [];
      for (let tries = 0; tries < 7; tries++) answers.push(await signIn(email, "wrong"));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401, 401, 429, 429]);
      expect(answers[0]?.json()).toEqual({
        type: "/problems/sign-in-refused",
        title: "Email and password do not match",
        status: 401,
      });
      expect(Number(answers[6]?.headers["retry-after"])).toBeGreaterThan(0);
    }
    expect((await signIn("samira@riverton.test", password)).statusCode).toBe(429);
    expect([4, 5, 6, 20].map(pauseAfter)).toEqual([0, 60, 120, 900]);
  });

  it("gives a cookie that scripts cannot read and other sites do not send", async () => {
    const answer = await signIn("rosa@riverton.test", password);
    expect(String(answer.headers["set-cookie"])).toMatch(
      /^daypack_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const secure = await makeApp({ store: district.store, secure: true, webFolder: undefined });
    const safe = await secure.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: { email: "rosa@riverton.test", password },
    });
    expect(String(safe.headers["set-cookie"])).toContain("; Secure");
    await secure.close();
  });

  it("knows no cookie that it did not give: foreign, cut, empty, of another installation", async () => {
    const cookie = cookieOf(await signIn("rosa@riverton.test", password));
    expect((await get("/learners", cookie)).statusCode).toBe(200);
    for (const wrong of [
      "daypack_session=",
      `${cookie}x`,
      cookie.slice(0, -2),
      "daypack_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      `daypack_session=${"x".repeat(5_000)}`,
      "daypack_session=%00",
    ]) {
      expect((await get("/learners", wrong)).statusCode).toBe(401);
    }
  });

  it("ends with signing out, everywhere with another password", async () => {
    const cookie = cookieOf(await signIn("grace@riverton.test", password));
    const other = cookieOf(await signIn("grace@riverton.test", password));
    await district.app.inject({ method: "DELETE", url: "/api/v1/session", headers: { cookie } });
    expect([(await get("/session", cookie)).statusCode, (await get("/session", other)).statusCode]).toEqual([401, 200]);
    const third = cookieOf(await signIn("grace@riverton.test", password));
    const changed = await district.app.inject({
      method: "PUT",
      url: "/api/v1/session/password",
      headers: { cookie: other },
      payload: { password, newPassword: "another long password" },
    });
    expect(changed.statusCode).toBe(204);
    expect((await get("/session", third)).statusCode).toBe(401);
    expect((await get("/session", cookieOf(changed))).statusCode).toBe(200);
    expect((await signIn("grace@riverton.test", password)).statusCode).toBe(401);
  });

  it("leaves no way in from before a new password: no session, no link, whoever set it", async () => {
    const { as, store } = district;
    const [row] = await store.identity.rows(accountOf, [as.boone.subjectId]);
    const link = () => inviteAgain(store.identity, row?.account_id ?? "");
    const opens = async (token: string) =>
      (await district.app.inject(`/api/v1/invitations/${token}`)).statusCode === 200;
    const cookie = cookieOf(await signIn("boone@riverton.test", password));
    const asked = await link();
    expect(await opens(asked)).toBe(true);
    const changed = await district.app.inject({
      method: "PUT",
      url: "/api/v1/session/password",
      headers: { cookie },
      payload: { password, newPassword: password },
    });
    expect([changed.statusCode, await opens(asked)]).toEqual([204, false]);
    const later = await link();
    // At the command line, for an account that somebody else got into.
    await addAccount(store, {
      person: "riverton:boone",
      hat: "support@lincoln",
      email: "boone@riverton.test",
      password,
    });
    expect([(await get("/session", cookieOf(changed))).statusCode, await opens(later)]).toEqual([401, false]);
  });
});

describe("hats", () => {
  it("are worn one at a time, and what a teacher sees is not what the same person sees as a guardian", async () => {
    const email = "both@riverton.test";
    const teacher = await addAccount(district.store, {
      person: "riverton:hale",
      hat: "teacher@harbor",
      email,
      password,
    });
    const guardian = await addAccount(district.store, { person: "riverton:may", hat: "guardian@d", email, password });
    const answer = await signIn(email, password);
    const cookie = cookieOf(answer);
    expect(answer.json()).toMatchObject({ hats: [{ capacity: "guardian" }, { capacity: "teacher" }] });
    expect(answer.json()).not.toHaveProperty("hat");
    expect((await get("/learners", cookie)).json()).toMatchObject({ type: "/problems/hat-needed", status: 403 });
    const wear = (subjectId: string) =>
      district.app.inject({ method: "PUT", url: "/api/v1/session/hat", headers: { cookie }, payload: { subjectId } });
    expect((await wear(guardian.subjectId)).statusCode).toBe(200);
    expect((await get("/learners", cookie)).json()).toMatchObject({ items: [{ id: district.ids.grace }] });
    await wear(teacher.subjectId);
    expect((await get("/learners", cookie)).json()).toEqual({ items: [] });
    expect((await wear(district.as.rosa.subjectId)).statusCode).toBe(403);
    await expect(
      addAccount(district.store, {
        person: "riverton:may",
        hat: "guardian@d",
        email: "another@riverton.test",
        password,
      }),
    ).rejects.toMatchObject({ slug: "account-refused" });
  });

  it("never add up: who teaches the child that is theirs reads as each of the two reads", async () => {
    const { as, ids, store } = district;
    const paths = [`/learners/${ids.mateo}/digests`, `/learners/${ids.mateo}/entries?limit=500`];
    const reads = (ask: (path: string) => Promise<{ json(): unknown }>) =>
      Promise.all(paths.map(async (path) => (await ask(path)).json()));
    const [ofTeacher, ofMother] = [await reads(as.alvarez.get), await reads(as.rosa.get)];
    expect(ofTeacher).not.toEqual(ofMother);
    const give = (subjectId: string, toAccountOf: string) => store.identity.rows(giveHat, [toAccountOf, subjectId]);
    const [rosas] = await store.identity.rows(accountOf, [as.rosa.subjectId]);
    const [alvarezs] = await store.identity.rows(accountOf, [as.alvarez.subjectId]);
    await give(as.rosa.subjectId, alvarezs?.account_id ?? "");
    const cookie = cookieOf(await signIn("alvarez@riverton.test", password));
    for (const [hat, expected] of [
      [as.alvarez, ofTeacher],
      [as.rosa, ofMother],
      [as.alvarez, ofTeacher],
    ] as const) {
      const payload = { subjectId: hat.subjectId };
      await district.app.inject({ method: "PUT", url: "/api/v1/session/hat", headers: { cookie }, payload });
      expect(await reads((path) => get(path, cookie))).toEqual(expected);
    }
    await give(as.rosa.subjectId, rosas?.account_id ?? "");
  });

  it("are made only of people, places and capacities that there are", async () => {
    const refused = (order: { person?: string; hat: string; email?: string; password?: string }) =>
      expect(addAccount(district.store, { password, ...order })).rejects.toMatchObject({ slug: "account-refused" });
    await refused({ person: "riverton:nobody", hat: "teacher@lincoln" });
    await refused({ person: "riverton:rosa", hat: "teacher@lincoln" });
    await refused({ person: "riverton:alvarez", hat: "teacher@nowhere" });
    await refused({ person: "riverton:alvarez", hat: "teacher@d" });
    await refused({ person: "riverton:alvarez", hat: "king@lincoln" });
    await refused({ hat: "teacher@lincoln" });
    await refused({ person: "riverton:ito", hat: "nurse@lincoln", email: "no address" });
    await refused({ person: "riverton:ito", hat: "nurse@lincoln", password: "short" });
  });

  it("of a guardian given at a school are worn at its district", async () => {
    const added = await addAccount(district.store, {
      person: "riverton:samira",
      hat: "guardian@lincoln",
      email: "samira@riverton.test",
      password,
    });
    expect(added.subjectId).toBe(district.as.samira.subjectId);
  });
});

describe("one-time links", () => {
  it("set a first password, once", async () => {
    const { invitation = "", email } = await addAccount(district.store, {
      person: "riverton:boone",
      hat: "nurse@lincoln",
    });
    expect(email).toBe("boone.nurse@riverton.daypack.invalid");
    const use = (secret: string) =>
      district.app.inject({ method: "POST", url: `/api/v1/invitations/${invitation}`, payload: { password: secret } });
    expect((await district.app.inject(`/api/v1/invitations/${invitation}`)).json()).toEqual({
      email,
      makesAdministrator: false,
    });
    expect((await use("short")).statusCode).toBe(422);
    const answers = await Promise.all([use("a first password"), use("a second password")]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    expect((await use("a third password")).statusCode).toBe(404);
    expect((await district.app.inject("/api/v1/invitations/unheard-of")).json()).toMatchObject({
      type: "/problems/link-unknown",
    });
  });

  it("make the first administrator while there is none, and only the newest works", async () => {
    const [old, link] = [await inviteAdministrator(district.store), await inviteAdministrator(district.store)];
    const use = (token = "") =>
      district.app.inject({
        method: "POST",
        url: `/api/v1/invitations/${token}`,
        payload: { email: "admin@riverton.test", password },
      });
    expect((await use(old)).statusCode).toBe(404);
    const unnamed = await district.app.inject({
      method: "POST",
      url: `/api/v1/invitations/${link}`,
      payload: { password },
    });
    expect(unnamed.json()).toMatchObject({ type: "/problems/account-refused", detail: "Write your email address." });
    const answer = await use(link);
    expect(answer.json()).toMatchObject({ hat: { capacity: "administrator" } });
    expect(await inviteAdministrator(district.store)).toBeUndefined();
    const cookie = cookieOf(answer);
    expect((await get("/imports", cookie)).json()).toMatchObject({ items: [{ source: "riverton", state: "done" }] });
    expect((await get("/learners", cookie)).json()).toEqual({ items: [] });
    expect((await get(`/learners/${district.ids.mateo}`, cookie)).statusCode).toBe(404);
    expect((await district.as.ito.get("/imports")).statusCode).toBe(403);
  });
});

describe("the door of the server", () => {
  it("takes no act from another site's page, whatever cookie comes along", async () => {
    const cookie = cookieOf(await signIn("rosa@riverton.test", password));
    const path = `/api/v1/learners/${district.ids.mateo}/choices/teacher/voice`;
    const put = (headers: object) =>
      district.app.inject({
        method: "PUT",
        url: path,
        headers: { cookie, host: "daypack.test", ...headers },
        payload: { level: "hidden" },
      });
    for (const headers of [
      { origin: "https://evil.test" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ]) {
      expect((await put(headers)).json()).toMatchObject({ type: "/problems/origin-refused" });
    }
    expect((await put({ origin: "http://daypack.test", "sec-fetch-site": "same-origin" })).statusCode).toBe(200);
    const form = await district.app.inject({
      method: "POST",
      url: "/api/v1/session",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: "email=a&password=b",
    });
    expect(form.statusCode).toBe(400);
  });

  it("says what is wrong by place, in the reader's language, and repeats no value", async () => {
    const cookie = cookieOf(await signIn("rosa@riverton.test", password));
    const wrong = await get("/learners/not-an-id/entries?limit=9999&category=secrets", cookie, {
      "accept-language": "es-MX,en;q=0.5",
    });
    expect(wrong.headers["content-type"]).toContain("application/problem+json");
    expect(wrong.json()).toMatchObject({
      type: "/problems/input-invalid",
      title: "Algo en la solicitud no está bien",
      status: 400,
    });
    expect(wrong.body).not.toMatch(/9999|secrets|not-an-id/);
    expect((await get("/learners?cursor=nonsense", cookie)).json()).toMatchObject({ type: "/problems/input-invalid" });
    expect((await get("/no/such/page", cookie)).json()).toMatchObject({ type: "/problems/page-unknown", status: 404 });
  });

  it("asks who goes too fast to wait", async () => {
    const app = await makeApp({
      store: district.store,
      secure: false,
      webFolder: undefined,
      requestsPerMinute: 3,
      signInsPerMinute: 2,
    });
    const answers = [];
    for (let tries = 0; tries < 4; tries++) answers.push(await app.inject("/api/v1/installation"));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers[3]?.json()).toMatchObject({ type: "/problems/too-many-requests" });
    expect(answers[3]?.headers["retry-after"]).toBeDefined();
    const guess = (cookie: string) =>
      app.inject({
        method: "POST",
        url: "/api/v1/session",
        remoteAddress: "10.0.0.7", // not the one that has just used up its minute
        headers: { cookie },
        payload: { email: "stranger@riverton.test", password: "a guess" },
      });
    const guesses = [];
    for (let tries = 0; tries < 3; tries++) guesses.push(await guess(`daypack_session=made-up-${tries}`));
    expect(guesses.map(({ statusCode }) => statusCode)).toEqual([401, 401, 429]);
    await app.close();
  });

  it("counts who comes through a proxy by where they come from, whatever they say of it themselves", async () => {
    const app = await makeApp({ store: district.store, secure: true, webFolder: undefined, signInsPerMinute: 2 });
    const guess = (forwarded: string) =>
      app.inject({
        method: "POST",
        url: "/api/v1/session",
        headers: { "x-forwarded-for": forwarded },
        payload: { email: "stranger@riverton.test", password: "a guess" },
      });
    const codes = [];
    for (const said of ["192.0.2.1", "192.0.2.2", "192.0.2.3"])
      codes.push((await guess(`${said}, 203.0.113.9`)).statusCode);
    expect(codes).toEqual([401, 401, 429]);
    expect((await guess("203.0.113.10")).statusCode).toBe(401);
    await app.close();
  });

  it("keeps everything to its own origin and tells browsers so", async () => {
    const { headers } = await district.app.inject("/api/v1/installation");
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
  });
});
