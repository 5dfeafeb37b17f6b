import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import yazl from "yazl";
import { type BundleFile, FileDamaged } from "../interop/standard.ts";
import { openBundle } from "./bundle.store.ts";
import { limits } from "./bundle.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "daypack-bundle-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes bytes into a file of the test's folder, and says where. */
async function put(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, bytes);
  return path;
}

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text as string), path); // Buffer.from takes both
  zip.end();
  return buffer(zip.outputStream);
}

/** Renames an entry in both of its headers; the length stays. */
function renamed(zip: Buffer, from: string, to: string): Buffer {
  expect(to).toHaveLength(from.length);
  const changed = Buffer.from(zip);
  for (let place = changed.indexOf(from); place >= 0; place = changed.indexOf(from, place + 1))
    changed.write(to, place);
  return changed;
}

async function textOf(file: BundleFile | undefined): Promise<string> {
  let text = "";
  for await (const each of file?.text() ?? []) text += each;
  return text;
}

/** Paths and texts of what was opened. */
async function contents(path: string): Promise<Record<string, string>> {
  const bundle = await openBundle(path);
  try {
    const pairs = await Promise.all(bundle.files.map(async (file) => [file.path, await textOf(file)] as const));
    return Object.fromEntries(pairs);
  } finally {
    bundle.close();
  }
}

const codeOf = (path: string): Promise<string> =>
  contents(path).then(
    () => "opened",
    (error: { code: string }) => error.code,
  );

describe("a bundle", () => {
  const files = { "users.csv": "sourcedId\n1\n", "more/orgs.csv": "sourcedId\n2\n" };

  it("is a folder, with the folders in it", async () => {
    for (const [path, text] of Object.entries(files)) await put(`plain/${path}`, text);
    await put("plain/.DS_Store", "x");
    expect(await contents(join(folder, "plain"))).toEqual(files);
  });

  it("is a zip, whatever its name", async () => {
    expect(await contents(await put("export.dat", await zipOf({ ...files, "__MACOSX/._users.csv": "x" })))).toEqual(
      files,
    );
  });

  it("is a single file", async () => {
    expect(await contents(await put("users.csv", "sourcedId\n1\n"))).toEqual({ "users.csv": "sourcedId\n1\n" });
  });

  it("holds gzipped files under the name they have without it, in a folder as in a zip", async () => {
    expect(await contents(await put("packed/users.csv.gz", gzipSync("sourcedId\n")))).toEqual({
      "users.csv": "sourcedId\n",
    });
    expect(await contents(await put("packed.zip", await zipOf({ "users.csv.gz": gzipSync("sourcedId\n") })))).toEqual({
      "users.csv": "sourcedId\n",
    });
  });

  it("can be read twice, and knows how large it is", async () => {
    const bundle = await openBundle(await put("twice.zip", await zipOf(files)));
    const [file] = bundle.files;
    expect(await textOf(file)).toBe(await textOf(file));
    expect(bundle.bytes).toBeGreaterThan(0);
    bundle.close();
  });

  it("never follows a link out of its folder", async () => {
    const secret = await put("secret.txt", "secret");
    await put("linked/users.csv", "sourcedId\n");
    await symlink(secret, join(folder, "linked/orgs.csv"));
    expect(Object.keys(await contents(join(folder, "linked")))).toEqual(["users.csv"]);
  });
});

describe("what is no bundle is refused with its reason", () => {
  it("nothing there", async () => {
    expect(await codeOf(join(folder, "no-such"))).toBe("bundle.missing");
  });

  it("an empty folder, an empty zip", async () => {
    await mkdir(join(folder, "empty"));
    expect(await codeOf(join(folder, "empty"))).toBe("bundle.empty");
    expect(await codeOf(await put("empty.zip", await zipOf({})))).toBe("bundle.empty");
  });

  it("a zip whose file would land outside of it", async () => {
    const zip = await zipOf({ "abcdefgh/users.csv": "x" });
    expect(await codeOf(await put("slip1.zip", renamed(zip, "abcdefgh/u", "../../../u")))).toBe("bundle.path-unsafe");
    expect(await codeOf(await put("slip2.zip", renamed(zip, "abcdefgh/u", "/etc/abc/u")))).toBe("bundle.path-unsafe");
    expect(await codeOf(await put("slip3.zip", renamed(zip, "abcdefgh/u", "..\\..\\..\\u")))).toBe(
      "bundle.path-unsafe",
    );
    expect(await codeOf(await put("slip4.zip", renamed(zip, "abcdefgh/u", "C:/abcde/u")))).toBe("bundle.path-unsafe");
  });

  it("a zip that was cut off while it was sent", async () => {
    const path = await put("cut.zip", await zipOf({ "users.csv": "1,Ada,Lovelace\n".repeat(1_000) }));
    await truncate(path, 100);
    expect(await codeOf(path)).toBe("bundle.damaged");
  });

  it("a zip under a password", async () => {
    const zip = await zipOf({ "users.csv": "x" });
    const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt16LE(zip.readUInt16LE(central + 8) | 1, central + 8);
    expect(await codeOf(await put("secret.zip", zip))).toBe("bundle.encrypted");
  });

  it("a zip bomb, by what it says of itself", async () => {
    const zip = await zipOf({ "users.csv": Buffer.alloc(limits.ratioFrom * 2) });
    expect(await codeOf(await put("bomb.zip", zip))).toBe("bundle.bomb");
  });

  it("a gzip bomb, while it unpacks", async () => {
    expect(await codeOf(await put("bomb.csv.gz", gzipSync(Buffer.alloc(limits.ratioFrom * 2))))).toBe("bundle.bomb");
  });

  it("a zip with more files than any export has", async () => {
    const names = Array.from({ length: limits.files + 1 }, (_, at) => [`${at}.csv`, ""]);
    expect(await codeOf(await put("many.zip", await zipOf(Object.fromEntries(names))))).toBe("bundle.too-many-files");
  });
});

describe("a damaged file costs that file alone", () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => `${at},${at * 7919}`).join("\n");

  const damageIn = async (path: string): Promise<unknown> => {
    const bundle = await openBundle(path);
    try {
      return await textOf(bundle.files.find((file) => file.path === "users.csv")).catch((error: unknown) => error);
    } finally {
      bundle.close();
    }
  };

  it("a gzip that was cut off", async () => {
    const whole = gzipSync(rows);
    const error = await damageIn(await put("cut/users.csv.gz", whole.subarray(0, whole.length / 2)));
    expect(error).toBeInstanceOf(FileDamaged);
    expect(error).toMatchObject({ code: "file.damaged", at: "users.csv.gz:1" });
  });

  it("a gzip that is none", async () => {
    expect(await damageIn(await put("none/users.csv.gz", "sourcedId\n1"))).toMatchObject({ code: "file.damaged" });
  });

  it("an entry of a zip whose bytes changed on the way", async () => {
    const zip = await zipOf({ "orgs.csv": "sourcedId\n", "users.csv": rows });
    const inside = zip.indexOf("users.csv") + 2_000;
    zip.fill(0x55, inside, inside + 40);
    const path = await put("changed.zip", zip);
    expect(await damageIn(path)).toBeInstanceOf(FileDamaged);
    const bundle = await openBundle(path);
    expect(await textOf(bundle.files.find((file) => file.path === "orgs.csv"))).toBe("sourcedId\n");
    bundle.close();
  });

  it("an entry that was stored unpacked, and changed on the way", async () => {
    const packer = new yazl.ZipFile();
    packer.addBuffer(Buffer.from(rows), "users.csv", { compress: false });
    packer.end();
    const zip = await buffer(packer.outputStream);
    zip.write("9", zip.indexOf("4999,"));
    expect(await damageIn(await put("stored.zip", zip))).toBeInstanceOf(FileDamaged);
  });

  it("an entry that is longer than it says", async () => {
    const zip = await zipOf({ "users.csv": rows });
    const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(10, central + 24);
    expect(await damageIn(await put("lying.zip", zip))).toBeInstanceOf(FileDamaged);
  });
});
