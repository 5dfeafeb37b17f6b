import { connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, expect, inject, it } from "vitest";
import { addAccount } from "../identity/account.job.ts";
import { openAt } from "../store/store.ts";
import { openTestStore } from "../store/testing.ts";
import { makeApp } from "./app.ts";
import { password } from "./district.testing.ts";
import { bringUpToDate } from "./installation.job.ts";
import { ways } from "./routes.testing.ts";
import { addressOf, methodOf, nobodys } from "./way.testing.ts";

/** A wire to the database that can be cut, as a network or a failing server cuts it. */
function wireTo(host: string, port: number) {
  const open = new Set<Socket>();
  let server: Server;
  const lay = (at: number) =>
    new Promise<number>((resolve) => {
      server = createServer((near) => {
        const far = connect({ host, port });
        for (const [from, to] of [
          [near, far],
          [far, near],
        ] as const) {
          open.add(from);
          from.on("error", () => to.destroy()).on("close", () => to.destroy());
          from.pipe(to);
        }
      }).listen(at, "127.0.0.1", () => {
        const bound = server.address();
        resolve(typeof bound === "object" && bound ? bound.port : at);
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
      open.clear();
    });
  return { lay, cut };
}

it("says of every way of asking that the database is away while it is, and goes on when it is back", async () => {
  const direct = await openTestStore();
  const wire = wireTo(direct.owner.host, direct.owner.port);
  const port = await wire.lay(0);
  const store = await openAt({ ...direct.owner, host: "127.0.0.1", port }, inject("database").secret);
  await bringUpToDate(store, { timeZone: "UTC", today: undefined, publicUrl: undefined });
  await addAccount(store, { hat: "administrator", email: "admin@riverton.test", password });
  const app = await makeApp({ store, secure: false, webFolder: undefined });
  afterAll(async () => {
    await app.close();
    await store.close();
    await wire.cut();
  });
  const entered = await app.inject({
    method: "POST",
    url: "/api/v1/session",
    payload: { email: "admin@riverton.test", password },
  });
  const cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
  const askAll = async () => {
    const answers = new Map<string, number>();
    for (const way of ways) {
      const answer = await app.inject({
        method: methodOf(way),
        url: addressOf(way, nobodys()),
        headers: { cookie, "content-type": "application/json" },
        ...(way.body && { payload: way.body(nobodys()) }),
      });
      answers.set(way.way, answer.statusCode);
      if (answer.statusCode !== 503) continue;
      expect(answer.headers["content-type"]).toContain("application/problem+json");
      if (methodOf(way) !== "HEAD")
        expect(answer.json()).toMatchObject({ type: "/problems/database-away", status: 503 });
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    }
    return answers;
  };

  await wire.cut();
  expect(new Set((await askAll()).values())).toEqual(new Set([503]));
  expect((await app.inject("/api/v1/installation")).statusCode).toBe(503);

  await wire.lay(port);
  const back = await app.inject({ method: "GET", url: "/api/v1/imports", headers: { cookie } });
  expect(back.statusCode).toBe(200);
  expect([...(await askAll()).values()]).not.toContain(503);
}, 60_000);

it("asks who goes too fast to wait, whatever they ask, and says for how long", async () => {
  const store = await openTestStore();
  const app = await makeApp({ store, secure: false, webFolder: undefined, requestsPerMinute: 1, signInsPerMinute: 1 });
  afterAll(() => app.close());
  for (const way of ways) {
    const ask = () =>
      app.inject({
        method: methodOf(way),
        url: addressOf(way, nobodys()),
        remoteAddress: `10.0.0.${ways.indexOf(way)}`,
        ...(way.body && { payload: way.body(nobodys()) }),
      });
    await ask();
    const answer = await ask();
    expect(answer.statusCode, way.way).toBe(429);
    if (methodOf(way) !== "HEAD")
      expect(answer.json(), way.way).toMatchObject({ type: "/problems/too-many-requests", status: 429 });
    expect(Number(answer.headers["retry-after"]), way.way).toBeGreaterThan(0);
  }
});
