import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { standards } from "../server/standards.ts";
import { type Desk, openDesk } from "./import.testing.ts";
import { roster } from "./roster.testing.ts";

interface Row {
  phase: string;
  done: number;
  of: number | null;
  share: number | null;
  bytes: number;
}
const rowOf = async (desk: Desk) =>
  (await desk.ask<Row>("select phase, done, of, share, bytes from base.import order by id desc limit 1"))[0];

it("shows whoever watches how far an import is while nothing of it is stored yet, and where it ended", async () => {
  const desk = await openDesk();
  const watched = Promise.withResolvers<void>();
  const slow = standards.map((standard) => ({
    ...standard,
    async *read(...[files, options]: Parameters<typeof standard.read>) {
      yield* standard.read(files, options);
      await watched.promise;
    },
  }));
  const importing = desk.take(roster(), { standards: slow });
  for (let row = await rowOf(desk); row?.phase !== "read"; row = await rowOf(desk)) await wait(20);
  const row = await rowOf(desk);
  expect(row?.bytes).toBeGreaterThan(1_000);
  expect(await desk.ask("select from base.entry")).toEqual([]);
  watched.resolve();
  const { read } = await importing;
  expect(await rowOf(desk)).toMatchObject({ phase: "shown", done: read });
});
