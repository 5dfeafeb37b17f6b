import { beforeAll, describe, expect, it } from "vitest";
import type { AccountView, AddedAccountView, PersonView } from "../identity/account.ts";
import { newId } from "../kernel/id.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type Caller, password, signIn } from "./district.testing.ts";
import { type Offices, openOffices } from "./office.testing.ts";
import { itemsOf } from "./reading.testing.ts";

let offices: Offices;
beforeAll(async () => {
  offices = await openOffices();
});

const people = (caller: Caller, key: string) => itemsOf<PersonView>(caller, `/people?key=${encodeURIComponent(key)}`);
const accounts = (caller: Caller, query = "") => itemsOf<AccountView>(caller, `/accounts?limit=200${query}`);
const accountOf = async (caller: Caller, email: string) => (await accounts(caller, `&email=${email}`))[0];
const enter = (email: string, secret = password) =>
  offices.app.inject({ method: "POST", url: "/api/v1/session", payload: { email, password: secret } });
const follow = (invitation: string, secret: string) =>
  offices.app.inject({
    method: "POST",
    url: `/api/v1/invitations/${invitation.split("#")[1]}`,
    payload: { password: secret },
  });

describe("an administrator finds a person of the roster", () => {
  it("by the source's id or ours: staff by name, families by nothing but the id", async () => {
    const { riverton } = offices.admins;
    const [ito] = await people(riverton, "riverton:ito");
    expect(ito).toMatchObject({
      noun: "staff",
      key: "ito",
      name: "Aya Ito",
      organizations: [{ name: "Lincoln Middle School" }],
    });
    expect(await people(riverton, ito?.id ?? "")).toEqual([ito]);
    const found = await people(riverton, "mateo");
    expect(found).toMatchObject([{ noun: "learner", id: offices.ids.mateo }]);
    for (const each of [...found, ...(await people(riverton, "rosa"))]) expect(each).not.toHaveProperty("name");
  });

  it("of the own district only: somebody of another one is like nobody", async () => {
    const { riverton, bayview, everywhere } = offices.admins;
    const leo = (await people(bayview, "leo"))[0]?.id ?? "";
    for (const key of ["bayview:park", "park", "bayview:ana", leo]) {
      expect((await riverton.get(`/people?key=${key}`)).body).toBe((await riverton.get("/people?key=nobody")).body);
      expect(await people(everywhere, key)).toHaveLength(1);
    }
  });
});

describe("an administrator gives an account", () => {
  it("with a link that is shown once, sets the first password and opens the hat", async () => {
    const { riverton } = offices.admins;
    const made = await riverton.send("POST", "/accounts", {
      person: "riverton:ito",
      hat: "leader@riverton:lincoln",
      email: "aya.ito@riverton.test",
    });
    expect(made.statusCode).toBe(201);
    const { invitation = "", accountId } = made.json() as AddedAccountView;
    expect(await accountOf(riverton, "aya.ito@")).toMatchObject({ id: accountId, state: "invited", isWhole: true });
    const again = await riverton.send("POST", `/accounts/${accountId}/invitation`);
    expect((await follow(invitation, "an earlier link")).statusCode).toBe(404);
    expect(
      (await follow((again.json() as { invitation: string }).invitation, "a first password")).json(),
    ).toMatchObject({
      hat: { capacity: "leader", name: "Aya Ito" },
    });
    expect(await accountOf(riverton, "aya.ito@")).toMatchObject({ state: "active", sessions: 1 });
    expect(JSON.stringify(await accounts(riverton))).not.toContain("welcome");
  });

  it("to nobody of another district, at no place of it, and never above the own place", async () => {
    const { riverton } = offices.admins;
    const refusal = async (order: object) => {
      const answer = await riverton.send("POST", "/accounts", order);
      expect(answer.statusCode).toBe(422);
      return answer.body;
    };
    const like = (body: string, from: string, to: string) => body.replaceAll(from, to);
    expect(like(await refusal({ person: "bayview:park", hat: "teacher@riverton:lincoln" }), "bayview:park", "x")).toBe(
      like(await refusal({ person: "nobody", hat: "teacher@riverton:lincoln" }), "nobody", "x"),
    );
    expect(like(await refusal({ person: "riverton:ito", hat: "nurse@bayview:pier" }), "bayview:pier", "x")).toBe(
      like(await refusal({ person: "riverton:ito", hat: "nurse@nowhere" }), "nowhere", "x"),
    );
    await refusal({ person: "bayview:ana", hat: "guardian@riverton:d" });
    await refusal({ hat: "administrator" });
    await refusal({ hat: "administrator@bayview:b" });
  });

  it("and takes over no account that is there: its password stays", async () => {
    const { riverton } = offices.admins;
    const email = "bayview@office.test";
    const order = { person: "riverton:boone", hat: "leader@riverton:lincoln", email };
    expect((await riverton.send("POST", "/accounts", { ...order, password: "my own new password" })).statusCode).toBe(
      422,
    );
    const given = (await riverton.send("POST", "/accounts", order)).json() as AddedAccountView;
    expect(given).not.toHaveProperty("invitation");
    expect((await enter(email)).statusCode).toBe(200);
    const kept = await accountOf(riverton, email);
    expect(kept).toMatchObject({ isWhole: false, hats: [{ capacity: "leader" }] });
    for (const [method, path] of [
      ["POST", "/invitation"],
      ["POST", "/unlock"],
      ["DELETE", "/sessions"],
      ["DELETE", ""],
    ] as const)
      expect((await riverton.send(method, `/accounts/${kept?.id}${path}`)).json()).toMatchObject({
        type: "/problems/not-allowed",
      });
    expect((await riverton.send("DELETE", `/accounts/${kept?.id}/hats/${given.subjectId}`)).statusCode).toBe(204);
    expect(await accountOf(riverton, email)).toBeUndefined();
    expect((await enter(email)).json()).toMatchObject({ hat: { capacity: "administrator" } });
  });
});

describe("an administrator keeps accounts", () => {
  it("unlocks one that was locked by wrong passwords", async () => {
    const { riverton } = offices.admins;
    const email = "nora.nurse@riverton.test";
    await riverton.send("POST", "/accounts", {
      person: "riverton:ito",
      hat: "nurse@riverton:lincoln",
      email,
      password,
    });
    for (let tries = 0; tries < 5; tries++) await enter(email, "wrong password");
    expect((await enter(email)).statusCode).toBe(429);
    const account = await accountOf(riverton, email);
    expect(account?.state).toBe("locked");
    expect((await riverton.send("POST", `/accounts/${account?.id}/unlock`)).statusCode).toBe(204);
    expect((await enter(email)).statusCode).toBe(200);
  });

  it("ends sessions, and a new link ends them too once it is used", async () => {
    const { riverton } = offices.admins;
    const email = "nora.nurse@riverton.test";
    const id = (await accountOf(riverton, email))?.id;
    const nurse = await signIn(offices.app, email, "");
    expect((await nurse.get("/session")).statusCode).toBe(200);
    expect((await riverton.send("DELETE", `/accounts/${id}/sessions`)).statusCode).toBe(204);
    expect((await nurse.get("/session")).statusCode).toBe(401);
    const again = await signIn(offices.app, email, "");
    const { invitation } = (await riverton.send("POST", `/accounts/${id}/invitation`)).json() as { invitation: string };
    expect((await again.get("/session")).statusCode).toBe(200);
    expect((await follow(invitation, "quite another password")).statusCode).toBe(200);
    expect((await again.get("/session")).statusCode).toBe(401);
  });

  it("removes one: staff read nothing any more, and what a family chose stands", async () => {
    const { riverton } = offices.admins;
    const { alvarez, rosa, ito } = offices.as;
    const path = `/learners/${offices.ids.mateo}`;
    await rosa.send("PUT", `${path}/choices/teacher/voice`, { level: "hidden" });
    const voiceOf = async () =>
      (
        (await ito.get(`${path}/choices`)).json() as {
          columns: { target: string; cells: { category: string; level: string }[] }[];
        }
      ).columns
        .find(({ target }) => target === "teacher")
        ?.cells.find(({ category }) => category === "voice")?.level;
    expect(await voiceOf()).toBe("hidden");
    const drop = async (email: string) =>
      expect((await riverton.send("DELETE", `/accounts/${(await accountOf(riverton, email))?.id}`)).statusCode).toBe(
        204,
      );
    await drop("alvarez@");
    await drop("rosa@");
    expect((await alvarez.get(path)).statusCode).toBe(401);
    expect((await rosa.get(path)).statusCode).toBe(401);
    const grants = statement<{ count: number }>(
      "test.grants-of",
      "select count(*) from base.grants where subject_id = $1",
    );
    expect((await firstRow(offices.store.work, grants, [alvarez.subjectId]))?.count).toBe(0);
    expect(await voiceOf()).toBe("hidden");
    const back = await riverton.send("POST", "/accounts", {
      person: "riverton:alvarez",
      hat: "teacher@riverton:lincoln",
    });
    expect((back.json() as AddedAccountView).subjectId).toBe(alvarez.subjectId);
    expect(Number((await firstRow(offices.store.work, grants, [alvarez.subjectId]))?.count)).toBeGreaterThan(0);
  });

  it("of the own account removes neither it nor its hat, so that one administrator remains", async () => {
    const { everywhere } = offices.admins;
    const path = `/accounts/${everywhere.accountId}`;
    const capitals = `/accounts/${everywhere.accountId.toUpperCase()}`;
    for (const own of [
      path,
      capitals,
      `${path}/hats/${everywhere.subjectId}`,
      `${capitals}/hats/${everywhere.subjectId}`,
    ])
      expect((await everywhere.send("DELETE", own)).json()).toMatchObject({ type: "/problems/account-refused" });
  });
});

describe("accounts of others", () => {
  it("are like none: in the list, by id, and in what is said about them", async () => {
    const { riverton, bayview, everywhere } = offices.admins;
    const listed = (await accounts(riverton)).map(({ email }) => email);
    expect(listed).not.toContain("everywhere@office.test");
    expect(listed).toContain("riverton@office.test");
    expect((await accounts(everywhere)).map(({ email }) => email)).toEqual(
      expect.arrayContaining([...listed, "bayview@office.test"]),
    );
    const hat = bayview.subjectId;
    for (const [method, rest] of [
      ["POST", "/invitation"],
      ["POST", "/unlock"],
      ["DELETE", "/sessions"],
      ["DELETE", `/hats/${hat}`],
      ["DELETE", ""],
    ] as const) {
      const [theirs, nobodys] = [
        await riverton.send(method, `/accounts/${bayview.accountId}${rest}`),
        await riverton.send(method, `/accounts/${newId()}${rest}`),
      ];
      expect([theirs.statusCode, theirs.body]).toEqual([404, nobodys.body]);
    }
    expect((await enter("bayview@office.test")).statusCode).toBe(200);
  });

  it("are nobody's who is not an administrator, whatever is asked", async () => {
    const { alvarez: _, rosa: __, ...others } = offices.as;
    const id = offices.admins.riverton.accountId;
    for (const caller of [others.ito, others.hale, others.luis, others.mateo]) {
      for (const answer of [
        await caller.get("/accounts"),
        await caller.get("/people?key=mateo"),
        await caller.get("/sources"),
        await caller.send("POST", "/accounts", { hat: "administrator@riverton:d", email: "me@riverton.test" }),
        await caller.send("POST", `/accounts/${id}/invitation`),
        await caller.send("POST", `/accounts/${id}/unlock`),
        await caller.send("DELETE", `/accounts/${id}/sessions`),
        await caller.send("DELETE", `/accounts/${id}`),
      ])
        expect(answer.json()).toMatchObject({ type: "/problems/not-allowed", status: 403 });
    }
  });

  it("are kept from pages of another site, whatever cookie comes along", async () => {
    const cookie = String((await enter("riverton@office.test")).headers["set-cookie"]).split(";")[0] ?? "";
    const send = (headers: object) =>
      offices.app.inject({
        method: "POST",
        url: "/api/v1/accounts",
        headers: { cookie, host: "daypack.test", ...headers },
        payload: { hat: "administrator@riverton:d", email: "evil@riverton.test" },
      });
    for (const headers of [{ origin: "https://evil.test" }, { origin: "null" }, { "sec-fetch-site": "same-site" }])
      expect((await send(headers)).json()).toMatchObject({ type: "/problems/origin-refused" });
    expect(await accountOf(offices.admins.riverton, "evil@")).toBeUndefined();
  });
});
