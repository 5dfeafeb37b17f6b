import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Fails when a screen's words are not in the catalogs, or have no Spanish. Run `npm run words` to bring the catalogs up to date. */
const catalogs = "src/web/locales";

interface Message {
  readonly id: string;
  readonly text: string;
}

function messagesOf(po: string): Message[] {
  const joined = po.replaceAll(/"\n"/g, "");
  return [...joined.matchAll(/^msgid "(.*)"\nmsgstr "(.*)"$/gm)]
    .map(([, id = "", text = ""]) => ({ id, text }))
    .filter(({ id }) => id !== "");
}

const kept = new Map(
  readdirSync(catalogs, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".po"))
    .map((name) => [name, readFileSync(join(catalogs, name), "utf8")]),
);
const extracted = spawnSync(process.execPath, ["node_modules/@lingui/cli/dist/lingui.js", "extract", "--clean"], {
  stdio: ["ignore", "ignore", "inherit"],
});
if (extracted.status !== 0) process.exit(extracted.status ?? 1);

let wrong = 0;
for (const [name, before] of kept) {
  const now = messagesOf(readFileSync(join(catalogs, name), "utf8"));
  const known = new Set(messagesOf(before).map(({ id }) => id));
  const fresh = now.filter(({ id }) => !known.has(id));
  const untold = name.endsWith("en.po") ? [] : now.filter(({ text }) => text === "");
  for (const { id } of fresh) console.error(`${name}: not in the catalog: ${id}`);
  for (const { id } of untold) console.error(`${name}: no translation: ${id}`);
  wrong += fresh.length + untold.length;
}
console.log(wrong === 0 ? "every word is there in every language" : `${wrong} words are missing`);
process.exit(wrong === 0 ? 0 : 1);
