import { useLingui } from "@lingui/react/macro";
import { familyKnowledge } from "../../profile/family-knowledge.ts";
import { memory } from "../../profile/memory.ts";
import { narrative } from "../../profile/narrative.ts";
import { recognition } from "../../profile/recognition.ts";
import { work } from "../../profile/work.ts";
import { diploma } from "../../record/diploma.ts";
import { enrollment } from "../../record/enrollment.ts";
import { plan } from "../../record/plan.ts";
import { dateOf, itemsOf, summaryOf, type View } from "../entry/open.ts";
import { spoken } from "../language.tsx";
import { bestsOf } from "../profile/bests.ts";
import { type Moment, schoolYears, type Year } from "./school-years.ts";

const longest = 70;
const short = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);

/** The school years of a learner with all that is open and worth a line in one. */
export function useMoments(view: View): Year[] {
  const { t } = useLingui();
  const quoted = (text: string, by: string | undefined) => (by ? t`${by}: “${short(text)}”` : `“${short(text)}”`);
  const told = itemsOf(view, narrative).map(
    ({ entry, body }): Moment => ({
      key: entry.id,
      on: dateOf(entry),
      kind: "words",
      words: quoted(body.strength, entry.provenance.author.name),
    }),
  );
  const toldInSum =
    told.length > 0
      ? []
      : (summaryOf(view, narrative)?.value ?? []).map(
          ({ strength, on }): Moment => ({
            key: `${on} ${strength}`,
            on,
            kind: "words",
            words: quoted(strength, undefined),
          }),
        );
  const badges = summaryOf(view, recognition)?.value ?? [];
  const moments: Moment[] = [
    ...bestsOf(view).map(({ id, on, title }): Moment => ({ key: id, on, kind: "best", words: title })),
    ...itemsOf(view, work).map(
      ({ entry, body }): Moment => ({
        key: entry.id,
        on: body.madeOn ?? dateOf(entry),
        kind: "work",
        words: body.title,
      }),
    ),
    ...badges.map(({ title, on }): Moment => ({ key: `${title} ${on}`, on, kind: "recognition", words: title })),
    ...itemsOf(view, diploma).map(
      ({ entry, body }): Moment => ({
        key: entry.id,
        on: body.awardedOn ?? dateOf(entry),
        kind: "recognition",
        words: body.title,
      }),
    ),
    ...told,
    ...toldInSum,
    ...itemsOf(view, familyKnowledge).flatMap(({ entry, body }): Moment[] =>
      body.story ? [{ key: entry.id, on: dateOf(entry), kind: "family", words: short(body.story) }] : [],
    ),
    ...itemsOf(view, memory).map(
      ({ entry, body }): Moment => ({ key: entry.id, on: dateOf(entry), kind: "family", words: short(body.story) }),
    ),
    ...itemsOf(view, plan).flatMap(({ entry, body }): Moment[] =>
      body.startsOn
        ? [{ key: entry.id, on: body.startsOn, kind: "plan", words: t`${plan.say.detail(body, spoken())} began` }]
        : [],
    ),
  ];
  const spells = itemsOf(view, enrollment).flatMap(({ body }) => (body.class ? [] : [body]));
  return schoolYears(spells, moments, view.today);
}
