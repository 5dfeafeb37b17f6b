import type { Remark } from "../kernel/remark.ts";

/** Why a bundle cannot be opened, in words for who started the import. No path of a learner, no cell. */
export class BundleRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "BundleRefused";
    this.code = code;
  }
}

/** Bounds on what an archive may unpack to: memory is bounded anyway, this saves the disk and the evening. */
export const limits = {
  /** Files in one bundle. */
  files: 10_000,
  /** Text of one bundle once unpacked. */
  bytes: 64 * 1024 ** 3,
  /** Deflate cannot do better than 1032; real XML reaches 110. Above this, and large, is a bomb. */
  ratio: 400,
  ratioFrom: 64 * 1024 ** 2,
};

/** Refuses an archive that unpacks to far more than it is. Called while it unpacks, because what it says of itself may be a lie. */
export function refuseBomb(packed: number, unpacked: number, path: string): void {
  const bomb = unpacked > limits.ratioFrom && unpacked > packed * limits.ratio;
  if (bomb || unpacked > limits.bytes) {
    throw new BundleRefused("bundle.bomb", `${path} unpacks to far more than it should. It was not read.`);
  }
}

/** Whether a name inside an archive leads out of it, or nowhere. */
export function isUnsafePath(path: string): boolean {
  return (
    path.startsWith("/") ||
    /^[a-z]:/i.test(path) ||
    path.includes("\\") ||
    path.includes("\0") ||
    path.split("/").includes("..")
  );
}

/** Files that systems leave beside the data. */
export const isClutter = (path: string): boolean =>
  path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX" || part.toLowerCase() === "thumbs.db");

const sniffed = 1_000_000;

/**
 * Text from bytes: UTF-8, with or without its mark, UTF-16 by its mark, else Windows-1252, which older exports still use. The
 * first megabyte decides; bytes that turn out wrong later become U+FFFD and a remark, never an end.
 */
export async function* decode(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  remark: (remark: Remark) => void,
): AsyncGenerator<string> {
  const head: Uint8Array[] = [];
  let length = 0;
  const iterator = bytes[Symbol.asyncIterator]();
  let next = await iterator.next();
  for (; !next.done && length < sniffed; next = await iterator.next()) {
    head.push(next.value);
    length += next.value.length;
  }
  const encoding = guessEncoding(Buffer.concat(head), next.done === true);
  if (encoding === "windows-1252") remark({ code: "file.encoding", at: `${path}:1`, message: encoding });
  const decoder = new TextDecoder(encoding);
  let line = 1;
  let told = false;
  const read = (text: string) => {
    if (!told && text.includes("\uFFFD")) {
      told = true;
      remark({
        code: "file.bytes-replaced",
        at: `${path}:${line + text.slice(0, text.indexOf("\uFFFD")).split("\n").length - 1}`,
      });
    }
    if (!told) line += text.split("\n").length - 1;
    return text;
  };
  for (const chunk of head) yield read(decoder.decode(chunk, { stream: true }));
  for (; !next.done; next = await iterator.next()) yield read(decoder.decode(next.value, { stream: true }));
  yield read(decoder.decode());
}

function guessEncoding(head: Buffer, isWhole: boolean): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  // Without its mark, every other byte of Latin text is zero.
  const zeros = [share(head, 0), share(head, 1)] as const;
  if (zeros[1] > 0.4 && zeros[0] < 0.1) return "utf-16le";
  if (zeros[0] > 0.4 && zeros[1] < 0.1) return "utf-16be";
  // The last few bytes may be half a character.
  const whole = isWhole ? head : head.subarray(0, Math.max(0, head.length - 4));
  for (let cut = 0; cut < 4; cut++) {
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(whole.subarray(0, whole.length - (isWhole ? 0 : cut)));
      return "utf-8";
    } catch {
      if (isWhole) break;
    }
  }
  return "windows-1252";
}

/** Share of zeros among every other byte of the beginning. */
function share(head: Buffer, from: 0 | 1): number {
  const end = Math.min(head.length, 1_000);
  let zeros = 0;
  for (let place = from; place < end; place += 2) if (head[place] === 0) zeros += 1;
  return end < 2 ? 0 : zeros / (end / 2);
}
