import { expect } from "vitest";
import { recipientOf } from "../server/share.testing.ts";
import { categoryOf, type Slice } from "./category.ts";
import { type Guardian, isKeptAway, type Life, type Shared, type World } from "./life.testing.ts";
import { decides } from "./life-both.testing.ts";
import { decideFor, rank } from "./life-person.testing.ts";
import { saidIn, secretsFrom } from "./life-sweep.testing.ts";
import { shippedPack } from "./pack.ts";

/**
 * A link never shows more than was chosen for it, more than its audience may see, more than the other guardian leaves, or anything
 * after its end; on the page, in each copy, in the files and in the count of them.
 */
interface View {
  readonly entries: { id: string; slice: Slice }[];
  readonly digests: { slice: Slice; summary?: object }[];
}

let asked = 0;
const other = (who: Guardian): Guardian => (who === "rosa" ? "luis" : "rosa");

/** Opens one link as its recipient does, from another address each time: who knocks at many ended links is shut out. */
export async function lookByLink(life: Life, world: World, link: Shared): Promise<void> {
  const { wanted, by, isStopped, endsOn } = link;
  asked += 1;
  const kim = recipientOf(world.app, `10.0.${asked >> 8}.${asked & 255}`);
  const opened = await kim.open(link);
  const decided = await decideFor(world, link.id);
  const page = await kim.get(link);
  const copy = await kim.get(link, "/copy.json");
  const html = await kim.get(link, "/copy.html");
  if (isStopped || endsOn < life.day || isKeptAway(life, by) || life.halves.has(link.consentId))
    expect([by, opened.statusCode, page.statusCode]).toEqual([by, 404, 404]);
  expect([copy.statusCode, html.statusCode]).toEqual([page.statusCode, page.statusCode]);
  const policy = shippedPack.find(wanted.audience);
  const otherCounts = await decides(world, other(by));
  for (const { slice, level, own } of decided.cells) {
    const part = wanted.parts.find((each) => each.slice === slice)?.level ?? "hidden";
    const cell = policy?.cell(slice as Slice);
    const ceiling = rank(cell?.ceiling ?? "hidden");
    expect(rank(level), `${slice} of a link`).toBeLessThanOrEqual(Math.min(rank(part), ceiling));
    expect(rank(own), `${slice} of a link`).toBeLessThanOrEqual(ceiling);
    const said = life.chosen.get(`${other(by)} ${wanted.audience} ${categoryOf(slice as Slice)}`);
    if (said && otherCounts && cell?.lock === "family")
      expect(rank(own), `${slice} against ${other(by)}`).toBeLessThanOrEqual(rank(said));
  }
  const isShown = page.statusCode === 200;
  const chosen = new Set(wanted.entryIds);
  const seen = isShown ? (page.json() as View) : { entries: [], digests: [] };
  const levels = new Map(decided.cells.map((cell) => [cell.slice, cell]));
  for (const { id, slice } of seen.entries) {
    const { level = "hidden", own = "hidden" } = levels.get(slice) ?? {};
    const isItem = chosen.has(id) || wanted.keepsUp === true;
    expect([id, level === "detail" || (isItem && rank(own) >= 3)]).toEqual([id, true]);
  }
  for (const { slice, summary } of seen.digests)
    expect(rank(levels.get(slice)?.level ?? "hidden")).toBeGreaterThanOrEqual(summary ? 2 : 1);
  expect(page.body).not.toMatch(/Only for the case|He fixes radios/);
  const ids = new Set(seen.entries.map(({ id }) => id));
  if (isShown) {
    const copied = JSON.parse(copy.body) as View;
    expect(copied.entries.map(({ id }) => id)).toEqual([...ids]);
    expect(copied.digests.map(({ slice }) => slice)).toEqual(seen.digests.map(({ slice }) => slice));
  }
  const secrets = await secretsFrom(world, link.id, decided, ({ id }) => ids.has(id));
  const answers = Object.entries({ page, copy, html });
  expect(answers.flatMap(([where, { body }]) => saidIn(secrets, body, `link: ${where}`))).toEqual([]);
  for (const { id, has_file, stands } of decided.entries)
    if (has_file && stands)
      expect((await kim.get(link, `/entries/${id}/files/0`)).statusCode, `file of ${id}`).toBe(ids.has(id) ? 200 : 404);
}
