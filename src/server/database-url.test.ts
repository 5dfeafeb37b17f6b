import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { makeClient } from "../store/connect.ts";
import { daypack, newFolder, Program, startOn } from "./program.testing.ts";

// Programs of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const { owner } = inject("database");
const word = randomBytes(4).toString("hex");
const secret = randomBytes(16).toString("hex");
/** Databases and roles of this file, dropped at its end in this order. */
const made: string[] = [];

let server: pg.Client;
beforeAll(async () => {
  server = makeClient({ ...owner, database: "postgres" });
  await server.connect();
});
afterAll(async () => {
  for (const drop of made.reverse()) await server.query(drop).catch(() => undefined);
  await server.end();
});

/** An empty database, and what leads to it as this role. */
async function newDatabase(user = owner.user, password = owner.password): Promise<string> {
  const name = `url_${word}_${made.length}`;
  await server.query(`create database ${name}`);
  made.push(`drop database ${name} with (force)`);
  if (user !== owner.user) await server.query(`alter database ${name} owner to ${user}`);
  return `postgres://${user}:${encodeURIComponent(password)}@${owner.host}:${owner.port}/${name}`;
}

async function newRole(may: "createrole" | "nocreaterole"): Promise<string> {
  const name = `owner_${word}_${made.length}`;
  await server.query(`create role ${name} login ${may} password 'pass word'`);
  made.push(`drop role ${name}`);
  await server.query(`grant ${name} to ${owner.user} with set true, inherit true`); // to hand it a database
  return name;
}

const environment = (url: string, folder: string) => ({
  DATABASE_URL: url,
  DAYPACK_DATA: folder,
  DAYPACK_SECRET: secret,
});

it("runs on a PostgreSQL server as an ordinary role that owns its database, and starts none of its own", async () => {
  const folder = await newFolder();
  const url = await newDatabase();
  const started = await startOn(folder, { env: environment(url, folder) });
  expect((await fetch(`${started.address}/api/v1/installation`)).status).toBe(200);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
  started.child.kill("SIGTERM");
  expect(await started.ended).toBe(0);
  const { code, out } = await daypack(["db", "role-test"], { env: environment(url, folder) });
  expect([code, out]).toEqual([0, expect.stringContaining("were refused or came back empty")]);
});

it("says what a superuser has to run where the role may not make roles, and then works", async () => {
  const folder = await newFolder();
  const role = await newRole("nocreaterole");
  const env = environment(await newDatabase(role, "pass word"), folder);
  const refused = await daypack(["db", "migrate"], { env });
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(
    new RegExp(
      `^${role} may not make the roles .*alter role "${role}" createrole; alter database .*with admin option;\nbecause: permission denied`,
    ),
  );
  expect(refused.err).not.toContain("pass word");
  await server.query(`alter role ${role} createrole`);
  await server.query(`grant daypack_serve, daypack_identity, daypack_work to ${role} with admin option`);
  const { code, out, err } = await daypack(["db", "migrate"], { env });
  expect([code, err, out]).toEqual([0, "", expect.stringMatching(/^Applied 0001-installation\.sql, /)]);
});

it("lets two that open an empty database at once each find it whole, migrated by one of them", async () => {
  const env = environment(await newDatabase(), await newFolder());
  const racing = [new Program(["db", "migrate"], { env }), new Program(["db", "migrate"], { env })];
  expect(await Promise.all(racing.map(({ ended }) => ended))).toEqual([0, 0]);
  expect(racing.map(({ out }) => out.slice(0, 8)).sort()).toEqual(["Applied ", "Nothing "]);
});

it("says how an address looks that leads nowhere, and repeats no password", async () => {
  const env = (url: string) => ({ DATABASE_URL: url });
  const nowhere = await daypack(["db", "migrate"], { env: env("postgres://someone:a-secret@localhost:1/daypack") });
  expect([nowhere.code, nowhere.err]).toEqual([
    1,
    expect.stringMatching(/^No way into the database daypack at localhost:1 as someone\. .*\nbecause: .*ECONNREFUSED/),
  ]);
  const wrong = `postgres://${owner.user}:a-secret@${owner.host}:${owner.port}/postgres`;
  const refused = await daypack(["db", "migrate"], { env: env(wrong) });
  expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/password authentication failed/)]);
  const nonsense = await daypack(["db", "migrate"], { env: env("a-secret") });
  expect([nonsense.code, nonsense.err]).toEqual([
    1,
    expect.stringMatching(/^DATABASE_URL is not a URL\. It looks like/),
  ]);
  for (const { err } of [nowhere, refused, nonsense]) expect(err).not.toMatch(/a-secret|^ {4}at /m);
});
