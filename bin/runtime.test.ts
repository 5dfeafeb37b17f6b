import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectFolder } from "../src/server/config.ts";
import { daypack, oldNode, Program } from "../src/server/program.testing.ts";

const run = join(projectFolder, "bin/run.js");

async function script<T>(text: string, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "daypack-run-"));
  try {
    const file = join(folder, "script.ts");
    await writeFile(file, text);
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it.skipIf(oldNode === undefined)(
  "hands over to the pinned Node where the machine's own is too old (needs an old one)",
  async () => {
    const { code, out } = await daypack(["--version"], oldNode === undefined ? {} : { node: oldNode });
    expect([code, out]).toEqual([0, "0.1.0\n"]);
    const text = `const version: string = process.versions.node; console.log(version, process.argv.slice(2).join("|"));`;
    await script(text, async (file) => {
      const { out: said } = await daypack([file, "a b", "--c"], { file: run });
      expect(said).toMatch(/^24\.\S+ a b\|--c\n$/);
    });
  },
);

it("gives the child the same node in its PATH, and passes on its exit code and its signals", async () => {
  await script(
    `import { execSync } from "node:child_process";
    console.log(execSync("node --version").toString().trim());
    process.on("SIGTERM", () => process.exit(7));
    setInterval(() => undefined, 1_000);`,
    async (file) => {
      const program = new Program([file], { file: run });
      await program.says(/^v24\./);
      program.child.kill("SIGTERM");
      expect(await program.ended).toBe(7);
    },
  );
});

it("says how it is used", async () => {
  const { code, err } = await daypack([], { file: run });
  expect([code, err]).toEqual([2, "usage: node bin/run.js <script.ts> [arguments]\n"]);
});
