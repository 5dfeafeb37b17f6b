import type { Fact, Sent } from "../interop/adapter.ts";
import type { Batch } from "../interop/standard.ts";
import { fileOfPlace, type Remark, RemarkTally } from "../kernel/remark.ts";
import type { OrganizationFact } from "../roster/fact.ts";
import { type ImportProgress, sameFile } from "./import.ts";
import type { Stage } from "./merge/stage.store.ts";
import type { Claim } from "./source.store.ts";

/** Remarks kept with their place, a code; the counts are whole. */
const placesKept = 200;
/** Messages of one code of which at least the first place is kept. */
const messagesKept = 500;

/** Remarks as they come: all counted, the first of each code kept with their places. */
export class Said {
  readonly tally = new RemarkTally();
  readonly kept: Remark[] = [];
  /** Files that have remarks of a code. */
  readonly files = new Map<string, Set<string>>();
  readonly #codes = new Map<string, { count: number; readonly messages: Set<string> }>();

  add(remark: Remark): void {
    this.tally.add(remark);
    const { code, message = "" } = remark;
    const known = this.#codes.get(code) ?? { count: 0, messages: new Set() };
    this.#codes.set(code, known);
    known.count += 1;
    const files = this.files.get(code) ?? new Set();
    this.files.set(code, files.add(sameFile(fileOfPlace(remark.at))));
    const isNew = !known.messages.has(message) && known.messages.size < messagesKept;
    if (isNew) known.messages.add(message);
    if (isNew || known.count <= placesKept) this.kept.push(remark);
  }
}

/** Reads every batch into the staging tables, and learns on the way what the bundle claims and which sets it sends whole. */
export async function stageAll(
  batches: AsyncGenerator<Batch>,
  stage: Stage,
  said: Said,
  onProgress: (progress: ImportProgress) => void,
  bytes: number,
) {
  const complete = new Set<string>();
  const ended = new Set<string>();
  const organizations = new Map<string, OrganizationFact>();
  const mentioned = new Set<string>();
  let called: string | undefined;
  let hasFramework = false;
  let hasOthers = false;
  let read = 0;
  const rowsOf = new Map<string, number>();
  for await (const batch of batches) {
    for (const remark of batch.remarks) said.add(remark);
    called ??= batch.called;
    for (const remark of await stage.put(batch.facts)) said.add(remark);
    if (batch.discard !== undefined) await stage.discard(batch.discard);
    for (const sent of batch.facts) noteOrganizations(sent, organizations, mentioned);
    hasFramework ||= batch.facts.some(({ fact }) => isFramework(fact));
    hasOthers ||= batch.facts.some(({ fact }) => !isFramework(fact));
    for (const set of batch.complete ?? []) complete.add(set);
    for (const row of batch.ended ?? []) ended.add(row);
    read += batch.rows;
    const at = batch.facts[0]?.at ?? batch.remarks[0]?.at;
    if (at !== undefined && batch.rows > 0) {
      const file = sameFile(fileOfPlace(at));
      rowsOf.set(file, (rowsOf.get(file) ?? 0) + batch.rows);
    }
    onProgress({
      phase: "read",
      done: read,
      ...(bytes > 0 && batch.share !== undefined && { share: batch.share }),
    });
  }
  await stage.settled();
  return {
    read,
    /** Of each file, about: a batch counts as its first row's. */
    rowsOf: rowsOf as ReadonlyMap<string, number>,
    complete,
    ended,
    isEmpty: !hasFramework && !hasOthers,
    roots: { ...rootsOf(organizations, mentioned), onlyFramework: hasFramework && !hasOthers, called },
  };
}

/** What can be learned is no district's. */
const isFramework = ({ noun }: Fact) => noun === "competency" || noun === "edge";

function noteOrganizations({ fact }: Sent, organizations: Map<string, OrganizationFact>, mentioned: Set<string>): void {
  if (fact.noun === "organization") organizations.set(fact.key, fact);
  else if ("organization" in fact && fact.organization !== undefined) mentioned.add(fact.organization);
  else if (fact.noun === "entry" && fact.school !== undefined) mentioned.add(fact.school);
}

/** A state, its agencies and service centers stand in the bundles of all its districts: they are nobody's own. */
const isShared = ({ kind }: OrganizationFact) => kind === "state" || kind === "other";

/**
 * Organizations that have nobody of the source's own above them in this bundle; where it sends none, those that its rows
 * speak of.
 */
function rootsOf(
  organizations: ReadonlyMap<string, OrganizationFact>,
  mentioned: ReadonlySet<string>,
): Pick<Claim, "roots" | "below" | "known" | "sends"> {
  const all = [...organizations.values()];
  const own = all.some((each) => !isShared(each)) ? all.filter((each) => !isShared(each)) : all;
  const keys = new Set(own.map(({ key }) => key));
  const isRoot = ({ parent }: OrganizationFact) => parent === undefined || !keys.has(parent);
  const named = ({ key, name }: OrganizationFact) => ({ key, name });
  const roots = own.filter(isRoot).map(named);
  const below = own.filter((each) => !isRoot(each)).map(named);
  const spokenOf = [...mentioned].filter((key) => !organizations.has(key));
  const known = [...new Set([...keys, ...spokenOf])].sort();
  return { roots: roots.sort((a, b) => (a.key < b.key ? -1 : 1)), below, known, sends: all.length > 0 };
}
