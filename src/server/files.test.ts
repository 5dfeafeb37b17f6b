import { createHash } from "node:crypto";
import { readdir, utimes, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { keepBlobs, sweepBlobs } from "../entry/blob.job.ts";
import type { FileRef } from "../entry/file-ref.ts";
import { heicPhoto } from "../entry/heic.testing.ts";
import { firstRow, statement } from "../store/statement.ts";
import { type District, openDistrict } from "./district.testing.ts";
import { metadataOf, openFilePlace, openSenders, type Sender, sendPiece, unzipped } from "./files.testing.ts";
import { anyLink } from "./share.testing.ts";

let district: District;
let place: Awaited<ReturnType<typeof openFilePlace>>;
let mateo: Sender;
let rosa: Sender;
let samira: Sender;
let alvarez: Sender;
beforeAll(async () => {
  district = await openDistrict();
  place = await openFilePlace();
  const open = await openSenders(district.store, place);
  [mateo, rosa, samira, alvarez] = (await Promise.all(
    ["mateo", "rosa", "samira", "alvarez"].map((who) => open(who as "mateo")),
  )) as [Sender, Sender, Sender, Sender]; // one for each
});

/** A photo as a phone takes one: turned, and with the place where it was taken. */
const photo = () =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: "#3a7" } })
    .jpeg()
    .withExif({
      IFD0: { Make: "Phone" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "43/1 18/1 30/1", GPSLongitudeRef: "W", GPSLongitude: "81/1 45/1 0/1" },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const post = async (as: Sender, body: object) =>
  as.ask(`/learners/${district.ids.mateo}/entries`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const addWork = async (files: readonly FileRef[], more: object = {}) => {
  const answer = await post(mateo, { kind: "work", body: { title: "Bridge", files }, ...more });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as { id: string; body: { files: FileRef[] } };
};
const fileOf = (entryId: string, position: number, more = "") =>
  `/learners/${district.ids.mateo}/entries/${entryId}/files/${position}${more}`;

describe("a photo", () => {
  it("loses where it was taken, stands upright, and is read by who may read its work", async () => {
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif?.includes("Phone")).toBe(true);
    const ref = await mateo.sendGood(taken, "IMG_2041.PNG");
    expect(ref).toMatchObject({ name: "IMG_2041.jpg", mediaType: "image/jpeg", width: 800, height: 1200 });
    const { id } = await addWork([ref]);
    const answer = await rosa.ask(fileOf(id, 0));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/jpeg",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("sandbox"),
      "content-disposition": expect.stringMatching(/^inline; filename="IMG_2041.jpg"/),
    });
    const kept = Buffer.from(await answer.arrayBuffer());
    expect(kept.length).toBe(ref.bytes);
    const { exif, width } = await sharp(kept).metadata();
    expect(exif).toBeUndefined();
    expect(width).toBe(800);
    expect(kept.includes("GPS") || kept.includes("Phone")).toBe(false);
    const preview = await rosa.ask(fileOf(id, 0, "?preview=true"));
    expect((await sharp(Buffer.from(await preview.arrayBuffer())).metadata()).width).toBe(480);
  });

  it("in HEIC is kept as a JPEG that every browser shows", async () => {
    const ref = await mateo.sendGood(heicPhoto(), "IMG_2042.HEIC", "image/heic");
    expect(ref).toMatchObject({ name: "IMG_2042.jpg", mediaType: "image/jpeg", width: 96, height: 64 });
    const { id } = await addWork([ref]);
    const kept = Buffer.from(await (await rosa.ask(fileOf(id, 0))).arrayBuffer());
    expect((await sharp(kept).metadata()).format).toBe("jpeg");
    expect(kept.includes("Rosa phone")).toBe(false);
    const torn = await mateo.sendFile(heicPhoto().subarray(0, 400), "torn.heic", "image/heic");
    expect(await torn.answer.json()).toMatchObject({ type: "/problems/file-refused", why: "heic" });
  });

  it("is not there for another family, nor for a teacher once the family hides works, byte for byte as none", async () => {
    const { id } = await addWork([await mateo.sendGood(await photo(), "bridge.jpg")]);
    const missing = await samira.ask(fileOf(district.ids.mateo, 0));
    const hidden = await samira.ask(fileOf(id, 0));
    expect([hidden.status, await hidden.text()]).toEqual([missing.status, await missing.text()]);
    expect(hidden.status).toBe(404);
    expect((await alvarez.ask(fileOf(id, 0))).status).toBe(404); // others see the titles of works, not the works
    expect((await mateo.ask(fileOf(id, 1))).status).toBe(404);
  });

  it("stands in the log by its own way each time it is opened", async () => {
    const { id } = await addWork([await mateo.sendGood(await photo(), "bridge.jpg")]);
    await (await rosa.ask(fileOf(id, 0))).arrayBuffer();
    const log = (await (await mateo.ask(`/learners/${district.ids.mateo}/access?limit=5`)).json()) as {
      items: { what: string; channel: string }[];
    };
    expect(log.items.some(({ what, channel }) => what === "learner.file" && channel === "file")).toBe(true);
  });
});

describe("a PDF", () => {
  it("has its first page as a preview, for who may read its work; a locked one is kept without", async () => {
    const pdf = (options: PDFKit.PDFDocumentOptions) => {
      const document = new PDFDocument({ size: [400, 200], ...options });
      document.text("What I found at the river").end();
      return buffer(document);
    };
    const [open, locked] = [
      await mateo.sendGood(await pdf({}), "river.pdf"),
      await mateo.sendGood(await pdf({ userPassword: "secret" }), "locked.pdf"),
    ];
    expect(open).toMatchObject({ mediaType: "application/pdf", width: 480, height: 240 });
    expect(locked.width).toBeUndefined();
    const { id } = await addWork([open, locked]);
    const preview = await rosa.ask(fileOf(id, 0, "?preview=true"));
    expect(await sharp(Buffer.from(await preview.arrayBuffer())).metadata()).toMatchObject({
      format: "webp",
      width: 480,
    });
    expect((await rosa.ask(fileOf(id, 1, "?preview=true"))).status).toBe(404);
    expect((await samira.ask(fileOf(id, 0, "?preview=true"))).status).toBe(404);
  });
});

describe("an upload", () => {
  it("that was cut goes on where it ended, and only for the hat that began it", async () => {
    const text = Buffer.from("What I saw at the river. ".repeat(8_000));
    const begun = await mateo.ask("/files", {
      method: "POST",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(text.length),
        "upload-metadata": metadataOf("river.txt", "text/plain"),
      },
    });
    expect(begun.headers.get("upload-expires")).toBeTruthy();
    const id = begun.headers.get("location")?.split("/").at(-1) ?? "";
    expect((await sendPiece(mateo.ask, id, 0, text.subarray(0, 70_000))).status).toBe(204);
    const head = { method: "HEAD", headers: { "tus-resumable": "1.0.0" } };
    expect((await mateo.ask(`/files/${id}`, head)).headers.get("upload-offset")).toBe("70000");
    expect(await (await mateo.ask(`/files/${id}`)).json()).toEqual({
      state: "receiving",
      received: 70_000,
      bytes: text.length,
    });
    expect((await rosa.ask(`/files/${id}`, head)).status).toBe(404);
    expect((await sendPiece(rosa.ask, id, 70_000, text.subarray(70_000))).status).toBe(404);
    const astray = await sendPiece(mateo.ask, id, 60_000, text.subarray(60_000));
    expect([astray.status, await astray.json()]).toMatchObject([409, { type: "/problems/upload-out-of-step" }]);
    expect((await sendPiece(mateo.ask, id, 70_000, text.subarray(70_000))).status).toBe(204);
    expect(await (await mateo.ask(`/files/${id}`)).json()).toMatchObject({
      state: "ready",
      file: { name: "river.txt", bytes: text.length },
    });
    expect((await mateo.ask(`/files/${id}`, head)).headers.get("upload-offset")).toBe(String(text.length));
  });

  it("over the bound is refused before a byte of it is sent, in plain words", async () => {
    const answer = await mateo.ask("/files", {
      method: "POST",
      headers: {
        "tus-resumable": "1.0.0",
        "upload-length": String(31_000_000),
        "upload-metadata": metadataOf("big.jpg", "image/jpeg"),
      },
    });
    expect([answer.status, await answer.json()]).toMatchObject([422, { type: "/problems/file-refused", why: "size" }]);
  });

  it("is named by its sender's entry only, and nobody else's", async () => {
    const ref = await rosa.sendGood(Buffer.from("From home"), "home.txt");
    const answer = await post(mateo, { kind: "work", body: { title: "Not mine", files: [ref] } });
    expect([answer.status, await answer.json()]).toMatchObject([422, { type: "/problems/entry-refused" }]);
  });

  it("is what its bytes are, whatever the body says of it", async () => {
    const ref = await mateo.sendGood(Buffer.from("plain"), "../../etc/pass\u202Egpj.exe");
    expect(ref).toMatchObject({ mediaType: "text/plain", name: "etc pass gpj.txt" });
    const { id, body } = await addWork([{ ...ref, mediaType: "text/html", name: "page.html", bytes: 1 }]);
    expect(body.files[0]).toEqual(ref);
    const answer = await mateo.ask(fileOf(id, 0));
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
  });

  it("taken away before it was used is gone", async () => {
    const { id } = await mateo.sendFile(Buffer.from("a draft"), "draft.txt");
    const gone = { method: "DELETE", headers: { "tus-resumable": "1.0.0" } };
    expect((await mateo.ask(`/files/${id}`, gone)).status).toBe(204);
    expect((await mateo.ask(`/files/${id}`)).status).toBe(404);
  });
});

describe("what runs", () => {
  const zipEnd = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
  const bad: Readonly<Record<string, readonly [bytes: Buffer, why: string]>> = {
    "a program named photo.jpg": [Buffer.concat([Buffer.from("MZ"), Buffer.alloc(500, 1)]), "program"],
    "a Linux program named lied.mp3": [
      Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(100)]),
      "program",
    ],
    "a page named notes.txt": [Buffer.from("  <!-- x -->\n<!DOCTYPE html><script>alert(1)</script>"), "program"],
    "a drawing with a script": [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "program"],
    "a script": [Buffer.from("#!/bin/sh\nrm -rf /\n"), "program"],
    "an archive": [Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(60), zipEnd]), "type"],
    "a PDF that opens as an archive too": [Buffer.concat([Buffer.from("%PDF-1.7\n".repeat(100)), zipEnd]), "program"],
    "bytes that are nothing": [Buffer.from([0, 1, 2, 3, 250, 251]), "type"],
    "half a photo": [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]), "broken"],
  };
  it.each(Object.keys(bad))("is not taken: %s", async (what) => {
    const [bytes, why] = bad[what] ?? [Buffer.alloc(0), ""];
    const { id, answer } = await mateo.sendFile(bytes, "photo.jpg", "image/jpeg");
    expect([answer.status, await answer.json()]).toMatchObject([422, { type: "/problems/file-refused", why }]);
    expect((await mateo.ask(`/files/${id}`)).status).toBe(422); // and again
    expect((await readdir(join(place.incoming), { recursive: true })).filter((name) => name.includes(id))).toEqual([]);
  });

  it("is not taken: a picture of more pixels than a server opens", async () => {
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: "#fff" },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    const { answer } = await mateo.sendFile(bomb, "bomb.png", "image/png");
    expect(await answer.json()).toMatchObject({ type: "/problems/file-refused", why: "pixels" });
  }, 30_000);
});

describe("a part of a file", () => {
  it("is what was asked for, as long as the file is the same", async () => {
    const { id, body } = await addWork([await mateo.sendGood(Buffer.from("0123456789"), "ten.txt")]);
    const part = async (headers: Record<string, string>) => {
      const answer = await rosa.ask(fileOf(id, 0), { headers });
      return [answer.status, answer.headers.get("content-range"), answer.status === 416 ? "" : await answer.text()];
    };
    expect(await part({ range: "bytes=2-4" })).toEqual([206, "bytes 2-4/10", "234"]);
    expect(await part({ range: "bytes=7-" })).toEqual([206, "bytes 7-9/10", "789"]);
    expect(await part({ range: "bytes=-2" })).toEqual([206, "bytes 8-9/10", "89"]);
    expect(await part({ range: "bytes=10-" })).toEqual([416, "bytes */10", ""]);
    expect(await part({ range: "bytes=0-1,4-5" })).toEqual([200, null, "0123456789"]);
    expect(await part({ range: "bytes=0-1", "if-range": `"${body.files[0]?.id}"` })).toEqual([
      206,
      "bytes 0-1/10",
      "01",
    ]);
    expect(await part({ range: "bytes=0-1", "if-range": '"another"' })).toEqual([200, null, "0123456789"]);
  });
});

describe("with a virus scanner", () => {
  it("keeps nothing it finds something in, and nothing while it is away", async () => {
    const scanned = await openFilePlace();
    const says = { word: "stream: OK\0" };
    const clamd = createServer((socket) => {
      socket.on("error", () => undefined);
      // It answers once the piece of length 0 has come that ends what is to be scanned.
      socket.on("data", (piece) => piece.subarray(-4).equals(Buffer.alloc(4)) && socket.end(says.word));
    });
    await new Promise<void>((ready) => clamd.listen(0, "127.0.0.1", ready));
    const { port } = clamd.address() as AddressInfo; // it listens on a port
    const open = await openSenders(district.store, { ...scanned, scanner: { host: "127.0.0.1", port } });
    const sender = await open("mateo");
    expect((await sender.sendFile(Buffer.from("clean"), "a.txt")).answer.status).toBe(200);
    says.word = "stream: Eicar-Signature FOUND\0";
    const found = await sender.sendFile(Buffer.from("not clean"), "b.txt");
    expect([found.answer.status, await found.answer.json()]).toMatchObject([422, { type: "/problems/file-infected" }]);
    await new Promise((closed) => clamd.close(closed));
    const later = await sender.sendFile(Buffer.from("who knows"), "c.txt");
    expect([later.answer.status, await later.answer.json()]).toMatchObject([503, { type: "/problems/scanner-away" }]);
    expect(later.answer.headers.get("retry-after")).toBe("60");
    await new Promise<void>((ready) => clamd.listen(port, "127.0.0.1", ready));
    says.word = "stream: OK\0";
    expect(await (await sender.ask(`/files/${later.id}`)).json()).toMatchObject({ state: "ready" });
    clamd.close();
  });
});

describe("a file behind a link", () => {
  it("is read by its recipient, of the chosen work alone and as long as the link opens, by no other way", async () => {
    const words = Buffer.from("Words behind a link");
    const shown = await addWork([
      await mateo.sendGood(await photo(), "bridge.jpg"),
      await mateo.sendGood(words, "words.txt"),
    ]);
    const other = await addWork([await mateo.sendGood(Buffer.from("Not for them"), "other.txt")]);
    const home = `/learners/${district.ids.mateo}/links`;
    const send = (path: string, body: object) =>
      rosa.ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const made = await send(home, { ...anyLink, entryIds: [shown.id] });
    const { id, url } = (await made.json()) as { id: string; url: string };
    const opened = await fetch(`${rosa.base}/shared/open`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: new URL(url).hash.slice(1), answer: "La Paloma" }),
    });
    const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
    const ask = (path: string, more: Record<string, string> = {}) =>
      fetch(`${rosa.base}${path}`, { headers: { cookie, ...more } });
    const by = (entryId: string, position: number, more = "") =>
      `/shared/${id}/entries/${entryId}/files/${position}${more}`;

    const text = await ask(by(shown.id, 1));
    expect([text.status, Buffer.from(await text.arrayBuffer())]).toEqual([200, words]);
    expect(text.headers.get("link")).toContain("terms-of-service");
    expect(await (await ask(by(shown.id, 1), { range: "bytes=0-4" })).text()).toBe("Words");
    expect((await ask(by(shown.id, 0, "?preview=true"))).headers.get("content-type")).toBe("image/webp");
    for (const path of [by(other.id, 0), by(shown.id, 2), by(district.ids.mateo, 0)])
      expect(((await (await ask(path)).json()) as { type: string }).type, path).toBe("/problems/link-unknown");
    expect((await ask(fileOf(shown.id, 1))).status).toBe(401);
    expect((await fetch(`${rosa.base}${by(shown.id, 1)}`)).status).toBe(404);

    expect((await rosa.ask(`${home}/${id}/stop`, { method: "POST" })).status).toBe(204);
    for (const path of [by(shown.id, 1), by(shown.id, 0, "?preview=true")])
      expect((await ask(path)).status, path).toBe(404);
  });
});

describe("what a family takes along", () => {
  it("holds the record with every file that is open to it, and nothing that is not", async () => {
    const words = Buffer.from("Words to take along");
    const { id } = await addWork([await mateo.sendGood(words, "along.txt")]);
    const answer = await rosa.ask(`/learners/${district.ids.mateo}/export.zip`);
    expect(answer.headers.get("content-type")).toBe("application/zip");
    const inside = await unzipped(await answer.arrayBuffer());
    expect(Buffer.from(inside[`files/${id}/0-along.txt`] ?? [])).toEqual(words);
    const record = JSON.parse(Buffer.from(inside["record.json"] ?? []).toString()) as {
      entries: { id: string }[];
      files: { path: string }[];
    };
    expect(record.entries.map((entry) => entry.id)).toContain(id);
    expect(record.files.map(({ path }) => path).sort()).toEqual(
      Object.keys(inside)
        .filter((path) => path !== "record.json")
        .sort(),
    );
    expect(JSON.stringify(record)).not.toMatch(/[0-9a-f]{64}/); // no hash leaves the server
    const asTeacher = await unzipped(
      await (await alvarez.ask(`/learners/${district.ids.mateo}/export.zip`)).arrayBuffer(),
    );
    expect(Object.keys(asTeacher)).toEqual(["record.json"]);
    const page = await (await rosa.ask(`/learners/${district.ids.mateo}/export.html`)).text();
    expect(page).toContain("along.txt");
  });
});

describe("a file of an element that is off", () => {
  it("is the family's to open and to take along, and nobody else's", async () => {
    const { id } = await addWork([await mateo.sendGood(Buffer.from("Kept for us"), "off.txt")]);
    const turn = (isOn: boolean) =>
      rosa.ask(`/learners/${district.ids.mateo}/elements/work`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ isOn }),
      });
    expect((await turn(false)).status).toBe(204);
    expect(await (await rosa.ask(fileOf(id, 0))).text()).toBe("Kept for us");
    const inside = await unzipped(await (await rosa.ask(`/learners/${district.ids.mateo}/export.zip`)).arrayBuffer());
    expect(Object.keys(inside)).toContain(`files/${id}/0-off.txt`);
    for (const other of [alvarez, samira]) expect((await other.ask(fileOf(id, 0))).status).toBe(404);
    expect((await turn(true)).status).toBe(204);
  });
});

describe("bytes", () => {
  const age = statement(
    "test.age-blobs",
    "with f as (update base.file set checked_at = now() - interval '3 days') update base.blob set kept_at = now() - interval '3 days'",
  );
  const count = statement<{ n: number }>("test.count-blobs", "select count(*) as n from base.blob");
  const dispose = statement("test.dispose", "delete from base.entry where learner_id = $1 and id = $2");
  const kept = async () =>
    (await readdir(join(place.folder, "kept"), { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
      .length;

  it("are kept once however often they are sent, and go with the last entry that had them", async () => {
    const { work } = district.store;
    await work.rows(age);
    await sweepBlobs(work, place.blobs);
    const before = await kept();
    const same = Buffer.from("the same words, sent twice");
    const first = await addWork([await mateo.sendGood(same, "one.txt")]);
    const second = await addWork([await mateo.sendGood(same, "two.txt")]);
    expect(await kept()).toBe(before + 1);
    await work.rows(age);
    await work.rows(dispose, [district.ids.mateo, first.id]);
    expect(await sweepBlobs(work, place.blobs)).toBe(0);
    expect(await (await mateo.ask(fileOf(second.id, 0))).text()).toBe(same.toString());
    await work.rows(dispose, [district.ids.mateo, second.id]);
    expect(await sweepBlobs(work, place.blobs)).toBe(1);
    expect(await kept()).toBe(before);
    expect((await firstRow(work, count))?.n).toBe(before);
  });

  it("that come again while what a crash left of them is swept away are not lost", async () => {
    const { work } = district.store;
    const bytes = Buffer.from("left by a crash, and sent again");
    const hash = createHash("sha256").update(bytes).digest("hex");
    const path = join(place.folder, "left");
    await writeFile(path, bytes);
    await utimes(path, new Date(0), new Date(0));
    await place.blobs.put(hash, path);
    let swept: Promise<number> | undefined;
    await keepBlobs(work, place.blobs, [{ hash, path, bytes: bytes.length }], async () => {
      swept = sweepBlobs(work, place.blobs);
      await new Promise((later) => setTimeout(later, 300));
    });
    await swept;
    expect(await place.blobs.has(hash)).toBe(true);
  });

  it("of a corrected work stay with what was corrected, for who reads the history", async () => {
    const [old, fresh] = [
      await mateo.sendGood(Buffer.from("first"), "v1.txt"),
      await mateo.sendGood(Buffer.from("second"), "v2.txt"),
    ];
    const first = await addWork([old]);
    const second = await addWork([fresh, old], { supersedes: first.id, reason: "A new version" });
    expect(await (await rosa.ask(fileOf(second.id, 0))).text()).toBe("second");
    expect(await (await rosa.ask(fileOf(second.id, 1))).text()).toBe("first");
    expect(await (await rosa.ask(fileOf(first.id, 0))).text()).toBe("first");
  });
});
