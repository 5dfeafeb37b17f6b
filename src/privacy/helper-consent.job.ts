import type { IsoDate } from "../kernel/date.ts";
import { Problem } from "../kernel/problem.ts";
import type { Language, Words } from "../kernel/words.ts";
import type { Transaction } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { slicesIn } from "./category.ts";
import { revokeConsent, signConsent } from "./consent.job.ts";
import { holdOpenConsents, writeStep } from "./consent.store.ts";
import type { ConsentPart, ConsentSignature } from "./consent.ts";
import { afterStep, type ConsentState } from "./consent-life.ts";
import { lower } from "./level.ts";
import type { NoticeCode } from "./notice-codes.ts";
import type { Pack } from "./pack.ts";
import type { Shares } from "./program.ts";

/** What a helper may do with what it read: the words of every such consent; the days are those of docs/sharing.md, "When it ends". */
const keeping: Words = {
  en: "only while it helps; deleted within 30 days after",
  es: "solo mientras ayuda; se borra en los 30 días siguientes",
};

const about = statement<{ name: string; today: IsoDate }>(
  "privacy.helper-party",
  "select a.name, k.today from base.agreement a cross join base.clock k where a.id = $1",
);

/** A helper or program that somebody of a family lets in: as they said it, and by what act. */
export interface HelpSigned {
  readonly learnerId: string;
  readonly programId: string;
  readonly by: string;
  readonly why: string;
  readonly endsOn: IsoDate;
  readonly shares: Shares;
  readonly language: Language;
  readonly proof?: Pick<ConsentSignature, "proof" | "adult"> | undefined;
  readonly code: NoticeCode;
}

/** What of each slice was said yes to: never above what a helper may be shown. */
const partsOf = (pack: Pack, shares: Shares): ConsentPart[] =>
  shares.flatMap(({ category, level }) =>
    slicesIn(category).flatMap((slice): ConsentPart[] => {
      const cell = pack.find("helper")?.cell(slice);
      const upTo = cell?.lock === "family" ? lower(level, cell.ceiling) : "hidden";
      return upTo === "hidden" ? [] : [{ slice, level: upTo }];
    }),
  );

/**
 * The consent by which a helper is let in, with its signature, its receipt and its life; the rest of the family is told. Without one
 * that gives, the helper reads nothing. It stands in the place of an earlier one; throws `program-refused` where that is paused and for the
 * office to settle: nobody signs around a pause.
 */
export async function signHelp(transaction: Transaction, pack: Pack, signed: HelpSigned): Promise<ConsentState> {
  const { learnerId, programId, by, why, endsOn, shares, language, proof, code } = signed;
  const program = await firstRow(transaction, about, [programId]);
  if (!program) throw new Problem("program-unknown");
  for (const old of await openOf(transaction, learnerId, programId)) {
    if (old.state === "paused" && old.paused_for !== "age-flip")
      throw new Problem("program-refused", {
        en: "What you share with them is paused. The school office can tell you more.",
        es: "Lo que comparte con ellos está en pausa. La oficina de la escuela le puede decir más.",
      });
    const step = afterStep(old.state, "supersede", "family") ? "supersede" : "revoke";
    const state = afterStep(old.state, step, "family");
    if (state) await writeStep(transaction, learnerId, old.id, { step, state, actor: "family", by });
  }
  const terms = {
    ...{ kind: "helper" as const, party: program.name, audience: "helper" as const, purpose: why },
    ...{ parts: partsOf(pack, shares), items: [], write: "propose" as const },
    ...{ startsOn: program.today, endsOn, retention: keeping[language], onward: "" },
  };
  const order = { learnerId, terms, askedBy: by, agreementId: programId };
  const place = `/helpers?child=${learnerId}`;
  return (await signConsent(transaction, pack, order, { language, proof, code, place })).state;
}

const openOf = async (transaction: Transaction, learnerId: string, programId: string) =>
  (await holdOpenConsents(transaction, learnerId)).filter(({ agreement_id }) => agreement_id === programId);

/** Stops every consent by which a helper may see something of a learner, for good. Answers how many that were. */
export async function stopHelp(
  transaction: Transaction,
  pack: Pack,
  { learnerId, programId, by }: Pick<HelpSigned, "learnerId" | "programId" | "by">,
): Promise<number> {
  const open = await openOf(transaction, learnerId, programId);
  for (const { id } of open) await revokeConsent(transaction, pack, { learnerId, consentId: id, by });
  return open.length;
}
