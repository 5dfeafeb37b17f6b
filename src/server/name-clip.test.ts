import { beforeAll, expect, it } from "vitest";
import type { Entry } from "../entry/entry.ts";
import type { DayOne } from "../insight/day-one.ts";
import { type District, openDistrict } from "./district.testing.ts";
import { openFilePlace, openSenders } from "./files.testing.ts";

let district: District;
let mateo: string;
let senders: Awaited<ReturnType<typeof openSenders>>;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  senders = await openSenders(district.store, await openFilePlace());
});

/** A second of silence as a WAV file: 8 kHz, mono, 8 bit. */
function silence(): Uint8Array {
  const file = Buffer.alloc(44 + 8_000, 0x80);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + 8_000, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(8_000, 24);
  file.writeUInt32LE(8_000, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write("data", 36);
  file.writeUInt32LE(8_000, 40);
  return file;
}

it("lets whoever is told the name hear it, and nobody else: with the one line of the name, not with its details", async () => {
  const self = await senders("mateo");
  const file = await self.sendGood(silence(), "name.wav", "audio/wav");
  const written = await self.ask(`/learners/${mateo}/entries`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind: "name-clip", body: { files: [file] } }),
  });
  expect(written.status).toBe(201);
  const { id } = (await written.json()) as Entry;
  const address = `/learners/${mateo}/entries/${id}/files/0`;
  for (const who of ["mateo", "rosa", "luis", "alvarez"] as const) {
    const answer = await (await senders(who)).ask(address);
    expect([who, answer.status]).toEqual([who, 200]);
  }
  expect((await (await senders("samira")).ask(address)).status).toBe(404);
  // A class card says that there is one, where the name is told; the bytes are asked for when somebody presses.
  const day = (await district.as.alvarez.get(`/classes/${district.classIds.p3}/day-one`)).json() as DayOne;
  expect(day.tiles.map(({ learnerId, clipId }) => [learnerId, clipId])).toContainEqual([mateo, id]);
  expect(day.tiles.filter(({ clipId }) => clipId)).toHaveLength(1);
  // The teacher hears the name and still reads no entry of it.
  const names = (await district.as.alvarez.get(`/learners/${mateo}/entries?category=identity`)).json() as {
    items: Entry[];
  };
  expect(names.items.map(({ kind }) => kind)).toEqual(["name-clip"]);
});
