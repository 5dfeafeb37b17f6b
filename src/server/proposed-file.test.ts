import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { sweepBlobs } from "../entry/blob.job.ts";
import { expireContributions } from "../entry/contribution.job.ts";
import type { Contribution } from "../entry/contribution.ts";
import type { FileRef } from "../entry/file-ref.ts";
import { statement } from "../store/statement.ts";
import { type District, openDistrict } from "./district.testing.ts";
import { openFilePlace, openSenders, type Sender } from "./files.testing.ts";
import { letHelperIn } from "./helper.testing.ts";

let district: District;
let place: Awaited<ReturnType<typeof openFilePlace>>;
let programId: string;
let mateo: string;
let tutor: Sender;
let rosa: Sender;
let luis: Sender;
let child: Sender;
let alvarez: Sender;
let samira: Sender;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
  ({ programId } = await letHelperIn(district, "rosa", mateo, { email: "dana@tutor.test" }));
  place = await openFilePlace();
  const open = await openSenders(district.store, place);
  [tutor, rosa, luis, child, alvarez, samira] = (await Promise.all(
    (["dana@tutor.test", "rosa", "luis", "mateo", "alvarez", "samira"] as const).map(open),
  )) as [Sender, Sender, Sender, Sender, Sender, Sender]; // one for each
});

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const photo = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: "#a37" } })
    .png()
    .toBuffer();

/** Proposes a work with files, and answers the proposal as its author reads it. */
async function propose(by: Sender, title: string, files: readonly FileRef[]): Promise<Contribution> {
  const contributions = [{ learnerId: mateo, kind: "work", body: { title, files }, key: `a-work/${title}` }];
  const sent = await by.ask("/contributions", json("POST", { contributions }));
  expect([sent.status, await sent.text()]).toEqual([201, expect.anything()]);
  const all = (await (await by.ask("/contributions?which=proposed")).json()) as { items: Contribution[] };
  const made = all.items.find(({ body }) => (body as { title?: string }).title === title);
  if (!made) throw new Error("it was not proposed");
  return made;
}
const answer = async (by: Sender, { id }: Contribution, said: object) =>
  (await by.ask("/contributions/answers", json("POST", { contributions: [{ learnerId: mateo, id }], ...said }))).status;
const fileOf = ({ id }: Contribution, more = "") => `/learners/${mateo}/contributions/${id}/files/0${more}`;
const entryOf = async (title: string) => {
  const all = (await (await rosa.ask(`/learners/${mateo}/entries?limit=200`)).json()) as {
    items: { id: string; body: { title?: string; files?: FileRef[] } }[];
  };
  return all.items.find(({ body }) => body.title === title);
};
const left = statement<{ n: number }>(
  "test.proposed-files",
  "select count(*)::int as n from base.contribution_file where learner_id = $1 and contribution_id = $2",
);
const filesLeft = async ({ id }: Contribution) => (await district.store.work.rows(left, [mateo, id]))[0]?.n;

describe("a file that a helper sends with a proposal", () => {
  it("is seen by who proposed it, who answers it and the learner, and by nobody else", async () => {
    const ref = await tutor.sendGood(await photo(), "lantern.png");
    const made = await propose(tutor, "Lantern", [{ ...ref, mediaType: "text/html" }]);
    expect((made.body as { files: FileRef[] }).files).toEqual([ref]); // what the bytes are, whatever the body says
    for (const by of [tutor, rosa, luis, child]) {
      expect((await by.ask(fileOf(made))).headers.get("content-type")).toBe("image/png");
      expect((await by.ask(fileOf(made, "?preview=true"))).headers.get("content-type")).toBe("image/webp");
    }
    expect((await alvarez.ask(fileOf(made))).status).toBe(404);
    const [hidden, missing] = [await samira.ask(fileOf(made)), await samira.ask(fileOf({ ...made, id: mateo }))];
    expect([hidden.status, await hidden.text()]).toEqual([missing.status, await missing.text()]);
    const log = await (await child.ask(`/learners/${mateo}/access?limit=50`)).text();
    expect(log).toContain("learner.file");
  });

  it("becomes the entry's when somebody accepts it, with its author", async () => {
    const made = await propose(tutor, "Bridge", [await tutor.sendGood(await photo(), "bridge.png")]);
    expect(await answer(luis, made, { answer: "accepted" })).toBe(200);
    const entry = await entryOf("Bridge");
    const read = await rosa.ask(`/learners/${mateo}/entries/${entry?.id}/files/0`);
    expect((await sharp(Buffer.from(await read.arrayBuffer())).metadata()).width).toBe(600);
    expect((await rosa.ask(fileOf(made))).status).toBe(404);
    expect(await filesLeft(made)).toBe(0);
  });

  it("goes with a proposal that is declined, taken back or forgotten, and its bytes after it", async () => {
    const { work } = district.store;
    const make = async (title: string) =>
      propose(tutor, title, [await tutor.sendGood(Buffer.from(`Words of ${title}`), "words.txt")]);
    const [declined, back, asked, forgotten] = [
      await make("No"),
      await make("Back"),
      await make("Which"),
      await make("Old"),
    ];
    expect(await answer(rosa, declined, { answer: "declined" })).toBe(200);
    const gone = { method: "DELETE" };
    expect((await tutor.ask(`/learners/${mateo}/contributions/${back.id}`, gone)).status).toBe(204);
    expect(await answer(rosa, asked, { answer: "asked", note: "Which day?" })).toBe(200);
    await work.rows(
      statement("test.age", "update base.contribution set proposed_at = now() - interval '61 days' where id = $1"),
      [forgotten.id],
    );
    expect(await expireContributions({ work })).toBe(1);
    expect(await Promise.all([declined, back, forgotten, asked].map(filesLeft))).toEqual([0, 0, 0, 1]);
    for (const by of [tutor, rosa]) {
      expect((await by.ask(fileOf(declined))).status).toBe(404);
      expect(await (await by.ask(fileOf(asked))).text()).toBe("Words of Which");
    }
    await work.rows(
      statement(
        "test.age-blobs",
        "with f as (update base.file set checked_at = now() - interval '3 days') update base.blob set kept_at = now() - interval '3 days'",
      ),
    );
    expect(await sweepBlobs(work, place.blobs)).toBe(3); // and none of the one that waits
    expect(await (await rosa.ask(fileOf(asked))).text()).toBe("Words of Which");
  });

  it("is an entry's at once where the family trusts that kind, and never somebody else's", async () => {
    const trust = `/learners/${mateo}/helpers/${programId}/trust/work`;
    expect((await rosa.ask(trust, json("PUT", { trusted: true }))).status).toBe(204);
    await propose(tutor, "Trusted", [await tutor.sendGood(Buffer.from("At once"), "once.txt")]);
    const entry = await entryOf("Trusted");
    expect(await (await rosa.ask(`/learners/${mateo}/entries/${entry?.id}/files/0`)).text()).toBe("At once");
    const notTheirs = await rosa.sendGood(Buffer.from("Only Rosa's"), "rosa.txt");
    const body = { title: "Stolen", files: [notTheirs] };
    const sent = await tutor.ask(
      "/contributions",
      json("POST", { contributions: [{ learnerId: mateo, kind: "work", body, key: "work/stolen" }] }),
    );
    expect([sent.status, await sent.json()]).toMatchObject([422, { type: "/problems/entry-refused" }]);
  });
});
