import { expect, it } from "vitest";
import { showProgress } from "./import.ts";

/** What is written while an import goes on, ten rows a tick of 60 milliseconds. */
function watch(isTTY: boolean): string[] {
  const written: string[] = [];
  let time = 0;
  const show = showProgress({ isTTY, write: (text) => written.push(String(text)) > 0 }, () => time);
  for (let done = 0; done <= 100; done += 10) {
    show({ phase: "read", done, share: done / 100 });
    time += 60;
  }
  show({ phase: "joining", done: 100 });
  show({ phase: "summing-up", done: 5, of: 20 });
  show({ phase: "shown", done: 100 });
  return written;
}

it("draws a bar on a terminal, over and over in one line, no oftener than anybody sees", () => {
  const lines = watch(true);
  expect(lines.length).toBeLessThan(12);
  expect(lines.every((line) => line.startsWith("\r\x1b[2K"))).toBe(true);
  expect(lines.at(-4)).toContain("Reading [########################] 100, ");
  expect(lines.at(-3)).toContain("Joining with what is here 100");
  expect(lines.at(-2)).toContain("Summing up [######..................] 5 of 20");
  expect(lines.filter((line) => line.includes("\n"))).toEqual([lines.at(-1)]);
});

it("writes a plain line a phase into a pipe", () => {
  expect(watch(false)).toEqual(["Reading\n", "Joining with what is here\n", "Summing up\n", "Done\n"]);
});
