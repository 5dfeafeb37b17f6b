import Type, { type Static } from "typebox";
import type { Capacity } from "../identity/capacity.ts";
import { addDays, type IsoDate } from "../kernel/date.ts";
import { OnDate } from "../kernel/date-shape.ts";
import { Id } from "../kernel/id-shape.ts";
import { Problem } from "../kernel/problem.ts";
import type { Words } from "../kernel/words.ts";
import { categories } from "./category.ts";

/** On what the law lets somebody in beyond their work (34 CFR 99.31); each is a policy of the pack, `exception.BASIS`. */
export const exceptionBases = ["emergency", "court-order", "caseworker", "dependent"] as const;
export type ExceptionBasis = (typeof exceptionBases)[number];

/** What one basis asks for. */
interface Terms {
  readonly mayAsk: readonly Capacity[];
  /** An emergency opens before anybody else has looked, for so many hours at most. */
  readonly hours?: number;
  /** Days it may last; then it is asked for anew. */
  readonly days?: number;
  /** Days between telling the family and opening, unless the law forbids to tell them. */
  readonly noticeDays: number;
  readonly needsReference: boolean;
  readonly needsCategories: boolean;
  readonly maySeal: boolean;
}

/**
 * The conditions of each basis. Sources: 99.31(a)(10) and 99.36 (a threat that can be put in words, written down: 99.32(a)(5)); (a)(9)(ii) (an
 * effort to tell the family before, unless the court forbids it); 20 U.S.C. 1232g(b)(1)(L); (a)(8).
 */
export const exceptionTerms: Readonly<Record<ExceptionBasis, Terms>> = {
  emergency: {
    ...{ mayAsk: ["leader", "registrar", "support", "nurse", "district"], hours: 72, noticeDays: 0 },
    ...{ needsReference: false, needsCategories: false, maySeal: true },
  },
  "court-order": {
    ...{ mayAsk: ["leader", "registrar"], days: 90, noticeDays: 3 },
    ...{ needsReference: true, needsCategories: true, maySeal: true },
  },
  caseworker: {
    ...{ mayAsk: ["leader", "registrar", "support"], days: 365, noticeDays: 0 },
    ...{ needsReference: true, needsCategories: true, maySeal: true },
  },
  dependent: {
    ...{ mayAsk: ["registrar"], days: 400, noticeDays: 0 },
    ...{ needsReference: true, needsCategories: false, maySeal: false },
  },
};

/** How long a family may be left untold at most; after that it is told whatever happens. */
export const longestSeal = 180;
const shortestReason = 20;

/** What somebody asks for, in the form of one basis. */
export const ExceptionOrder = Type.Object({
  basis: Type.Enum(exceptionBases),
  reason: Type.String({ maxLength: 2_000, description: "of an emergency: the threat, to whom, since when" }),
  reference: Type.Optional(
    Type.String({ maxLength: 500, description: "court and number, agency and proof, tax year" }),
  ),
  categories: Type.Optional(Type.Array(Type.Enum(categories), { uniqueItems: true })),
  endsOn: Type.Optional(OnDate),
  hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 72 })),
  guardianId: Type.Optional(Type.String({ format: "uuid", description: "of a dependent learner: which parent" })),
  sealedUntil: Type.Optional(OnDate),
  sealReason: Type.Optional(Type.String({ maxLength: 500 })),
});
export type ExceptionOrder = Static<typeof ExceptionOrder>;

/** One exception as the office, who asked, and in time the family read it. */
export const ExceptionView = Type.Object({
  id: Id,
  learner: Type.Object({ id: Id, name: Type.Optional(Type.String()) }),
  basis: Type.Enum(exceptionBases),
  state: Type.Enum(["asked", "to-review", "open", "over", "ended"]),
  reason: Type.String(),
  reference: Type.Optional(Type.String()),
  categories: Type.Array(Type.Enum(categories)),
  askedBy: Type.Optional(Type.String()),
  organization: Type.Optional(Type.String()),
  askedAt: Type.String(),
  opensOn: OnDate,
  openedAt: Type.Optional(Type.String()),
  until: Type.Optional(Type.String({ description: "the instant at which it closes by itself" })),
  endsOn: Type.Optional(OnDate),
  reviewBy: Type.Optional(Type.String()),
  endedAt: Type.Optional(Type.String()),
  endedWhy: Type.Optional(Type.String()),
  sealedUntil: Type.Optional(OnDate),
  isYours: Type.Boolean(),
  mayDecide: Type.Boolean({ description: "whether you are the second person" }),
});
export type ExceptionView = Static<typeof ExceptionView>;

const refused = (en: string, es: string) => new Problem("exception-refused", { en, es } satisfies Words);

/** Throws `exception-refused` where a condition of the basis is not met: the form says the same before it is sent. */
export function checkException(order: ExceptionOrder, today: IsoDate): void {
  const terms = exceptionTerms[order.basis];
  if (order.reason.trim().length < shortestReason)
    throw refused("Write down what happened, in a sentence or two.", "Escriba qué pasó, en una o dos frases.");
  if (terms.needsReference && !order.reference?.trim())
    throw refused(
      "Write down the document: who issued it, and its number.",
      "Anote el documento: quién lo emitió y su número.",
    );
  if (terms.needsCategories && !order.categories?.length)
    throw refused("Choose what it is about: as little as will do.", "Elija de qué se trata: lo menos que baste.");
  if (terms.days !== undefined && (!order.endsOn || order.endsOn < today || order.endsOn > addDays(today, terms.days)))
    throw refused(
      `Write the last day, within ${terms.days} days from today.`,
      `Escriba el último día, dentro de ${terms.days} días desde hoy.`,
    );
  if (order.basis === "dependent" && !order.guardianId)
    throw refused("Choose the parent.", "Elija a la madre o al padre.");
  if (order.sealedUntil === undefined) return;
  if (!terms.maySeal || !order.sealReason?.trim())
    throw refused("Write why the family may not be told yet.", "Escriba por qué aún no se puede avisar a la familia.");
  if (order.sealedUntil < today || order.sealedUntil > addDays(today, longestSeal))
    throw refused(
      `The family is told within ${longestSeal} days.`,
      `A la familia se le avisa dentro de ${longestSeal} días.`,
    );
}

/** From which school date it may open: after the family had time to object, where it was told. */
export const opensOn = ({ basis, sealedUntil }: ExceptionOrder, today: IsoDate): IsoDate =>
  sealedUntil === undefined ? addDays(today, exceptionTerms[basis].noticeDays) : today;
