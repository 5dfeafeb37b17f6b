import { link, readFile, rm, writeFile } from "node:fs/promises";

/**
 * What a file holds, written first where it is not there yet; readable by its owner alone. Of two that write at once one wins and
 * both read the same. It appears whole or not at all: a disk that is full leaves no half of a secret.
 */
export async function keepOnce(file: string, make: () => string): Promise<string> {
  const before = await readFile(file, "utf8").catch(isMissing);
  if (before !== undefined) return before;
  const made = `${file}.new-${process.pid}`;
  try {
    await writeFile(made, make(), { mode: 0o600 });
    await link(made, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(made, { force: true });
  }
  return readFile(file, "utf8");
}

function isMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
