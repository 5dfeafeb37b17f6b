import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { scan } from "./file-scan.job.ts";

/** The harmless text that every scanner calls a virus (eicar.org), in two parts so that no scanner takes this file for one. */
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** A daemon that speaks clamd's INSTREAM over TCP, as ClamAV documents it; this machine has no clamd. */
function clamd(limit: number): Server {
  return createServer((socket) => {
    let held = Buffer.alloc(0);
    let bytes = Buffer.alloc(0);
    let isOpen = false;
    socket.on("error", () => undefined);
    socket.on("data", (piece) => {
      held = Buffer.concat([held, piece]);
      if (!isOpen) {
        if (held.length < 10) return;
        if (held.toString("latin1", 0, 10) !== "zINSTREAM\0") return void socket.end("UNKNOWN COMMAND\0");
        held = held.subarray(10);
        isOpen = true;
      }
      while (held.length >= 4) {
        const length = held.readUInt32BE(0);
        if (length === 0) return void answer(socket, bytes);
        if (held.length < 4 + length) return;
        bytes = Buffer.concat([bytes, held.subarray(4, 4 + length)]);
        held = held.subarray(4 + length);
        if (bytes.length > limit) return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      }
    });
  });
}
const answer = (socket: Socket, bytes: Buffer) =>
  socket.end(bytes.includes(eicar) ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "daypack-scan-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server) {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { host: "127.0.0.1", port: (server.address() as AddressInfo).port }; // it listens on a port
}
async function fileOf(bytes: Buffer | string): Promise<string> {
  const path = join(folder, `${Math.random()}`);
  await writeFile(path, bytes);
  return path;
}

describe("a file before it is kept", () => {
  it("passes where the scanner finds nothing, whatever its size", async () => {
    const scanner = await listening(clamd(10_000_000));
    await scan(scanner, await fileOf("A poem"));
    await scan(scanner, await fileOf(Buffer.alloc(3_000_000, 7)));
  });

  it("is refused where the scanner finds something, at the end of a large one too", async () => {
    const scanner = await listening(clamd(10_000_000));
    for (const bytes of [eicar, Buffer.concat([Buffer.alloc(2_000_000, 7), Buffer.from(eicar)])])
      await expect(scan(scanner, await fileOf(bytes))).rejects.toMatchObject({ why: "infected" });
  });

  it("is refused where it is too large to be scanned", async () => {
    const scanner = await listening(clamd(1_000_000));
    await expect(scan(scanner, await fileOf(Buffer.alloc(5_000_000, 7)))).rejects.toMatchObject({
      why: "uncheckable",
    });
  });

  it("waits where the scanner is away, falls silent, or says what is no answer: nothing unscanned is taken", async () => {
    const gone = await listening(clamd(1));
    servers.splice(0)[0]?.close();
    const hangsUp = await listening(createServer((socket) => void socket.destroy()));
    const babbles = await listening(createServer((socket) => void socket.end("stream: Can't allocate memory ERROR\0")));
    for (const scanner of [gone, hangsUp, babbles, { path: join(folder, "no-such-socket") }])
      await expect(scan(scanner, await fileOf("A poem"))).rejects.toMatchObject({
        slug: "scanner-away",
        extra: { retryAfter: 60 },
      });
  });
});
