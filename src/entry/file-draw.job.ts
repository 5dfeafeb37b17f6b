import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What is drawn: a phone's photo in HEIC, whole and as a preview; of a PDF the first page, as a preview alone. */
export type Drawable = "heic" | "pdf";

/** Where the drawing goes. Nothing is written to `whole` for a PDF. */
export interface DrawnTo {
  readonly whole: string;
  readonly preview: string;
}

/** Pixels of what was drawn: of the photo, or of the first page's preview. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
}

/** After as long a drawing is given up, in ms. A photo of 12 million pixels takes 2 to 6 s of one core. */
const patienceFor: Readonly<Record<Drawable, number>> = { heic: 90_000, pdf: 20_000 };
/** How the child says that the disk, not the file, is what stopped it. */
export const diskIsFull = 28;

/** What ends a whole service ends the child too, and says nothing of the file: it is drawn again after the start. */
const interrupts = new Set<string>(["SIGTERM", "SIGINT", "SIGHUP"]);

const child = fileURLToPath(new URL("./file-draw-child.job.ts", import.meta.url));

/**
 * Draws in a process of its own, with bounds of time and memory and no secret in its environment: whatever a hostile file does to a
 * decoder, the server goes on. Answers `undefined` for a file that cannot be drawn. Throws where the disk is full, and where the child was
 * told to stop.
 */
export function draw(
  what: Drawable,
  from: string,
  { whole, preview }: DrawnTo,
  patience = patienceFor[what],
): Promise<Drawn | undefined> {
  const args = ["--max-old-space-size=512", child, what, from, whole, preview, String(patience)];
  const { PATH, SystemRoot } = process.env;
  const options = {
    timeout: patience,
    killSignal: "SIGKILL",
    maxBuffer: 1_000,
    windowsHide: true,
    env: { PATH, SystemRoot },
  } as const;
  return new Promise((done, failed) => {
    execFile(process.execPath, args, options, (error, said) => {
      if (error?.code === diskIsFull) failed(Object.assign(new Error("the disk is full"), { code: "ENOSPC" }));
      else if (error && interrupts.has(error.signal ?? "")) failed(new Error("a drawing was interrupted"));
      else done(error ? undefined : drawnOf(said));
    });
  });
}

/** What the child wrote last; a decoder that speaks beside it, or goes before it is said, has drawn nothing. */
function drawnOf(said: string): Drawn | undefined {
  try {
    return JSON.parse(said) as Drawn;
  } catch {
    return undefined;
  }
}
