import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { categoryOf, categoryWords } from "../../../privacy/category.ts";
import { mostDays, type NewShare, usualDays } from "../../../privacy/share.ts";
import type { ShareAudience } from "../../../privacy/share-decide.ts";
import type { AskedFirst, Wish } from "../../../privacy/wish.ts";
import { api, reasonOf } from "../../api.ts";
import { backpackQuery } from "../../entry/learner-queries.ts";
import { say, spoken } from "../../language.tsx";
import { type Child, givenName } from "../../shell/children.ts";
import { useDraft } from "../../shell/draft.ts";
import { Field } from "../../shell/Field.tsx";
import { applying, type Chosen, offersOf, within } from "./chosen.ts";
import type { Made } from "./NewLink.tsx";
import { PartPick } from "./PartPick.tsx";
import { type Proof, ProofFields } from "./ProofFields.tsx";
import { limitsQuery } from "./queries.ts";

interface Props {
  readonly child: Child;
  readonly audience: ShareAudience;
  /** Of what the learner wants to be asked first. */
  readonly askFirst: readonly AskedFirst[];
  /** The learner's own wish that this answers. */
  readonly wish: Wish | undefined;
  readonly onMade: (made: Made) => void;
}

interface Draft {
  readonly to: string;
  readonly from: string;
  readonly why: string;
  readonly days: number;
  readonly keepsUp: boolean;
  readonly proof: Proof;
}
const spans = [1, 7, 30, mostDays] as const;

/** What is shown, to whom, why and how long; for a college or an employer a ready-made selection stands there from the start. */
export function LinkForm({ child, audience, askFirst, wish, onMade }: Props) {
  const { t } = useLingui();
  const ids = { to: useId(), from: useId(), why: useId(), days: useId() };
  const { data: limits } = useSuspenseQuery(limitsQuery(child.id, audience));
  const { data: backpack } = useSuspenseQuery(backpackQuery(child.id));
  const offers = offersOf(limits, backpack.entries);
  const isApplying = audience === "college" || audience === "employer";
  const [chosen, setChosen] = useState<Chosen>(() =>
    within(
      wish
        ? { parts: [], entryIds: wish.entryIds }
        : isApplying
          ? applying(offers)
          : { parts: [{ slice: "name", level: "status" }], entryIds: [] },
      offers,
    ),
  );
  const empty: Draft = {
    to: wish?.to ?? "",
    from: "",
    why: wish?.why ?? (isApplying ? t`An application` : ""),
    days: usualDays,
    keepsUp: false,
    proof: { byMail: true, question: undefined, mail: "", answer: "", hint: "" },
  };
  const [draft, keep, drop] = useDraft(["link", child.id, audience, wish?.id ?? ""], () => empty);
  const [wrong, setWrong] = useState<string>();
  const [hasAsked, setAsked] = useState(false);
  // With a wish the learner was asked: of what it names, for whom it names.
  const wished = wish && wish.audience === audience && wish.to === draft.to.trim() ? wish.entryIds : [];
  const shown = [
    ...chosen.parts,
    ...backpack.entries.filter(({ id }) => chosen.entryIds.includes(id) && !wished.includes(id)),
  ];
  const first = askFirst.filter((category) => shown.some(({ slice }) => categoryOf(slice) === category));
  const mustAsk = first.length > 0;
  const change = (more: Partial<Draft>) => keep({ ...draft, ...more });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { to, from, why, days, keepsUp, proof } = draft;
    if (!to.trim() || !from.trim() || !why.trim()) {
      setWrong(t`Write for whom it is, from whom, and why.`);
      document.getElementById(!to.trim() ? ids.to : !from.trim() ? ids.from : ids.why)?.focus();
      return;
    }
    const { byMail, question, mail, answer, hint } = proof;
    const asked = audience !== "public" && {
      ...(byMail && { mail: mail.trim() }),
      ...(question && { ask: { question, answer, ...(hint.trim() && { hint: hint.trim() }) } }),
    };
    const order: NewShare = {
      ...{ to: to.trim(), from: from.trim(), why: why.trim(), audience, days, keepsUp },
      ...{ parts: [...chosen.parts], entryIds: [...chosen.entryIds], language: spoken() },
      ...asked,
      ...(wish && { wishId: wish.id }),
      ...(mustAsk && { hasAsked }),
    };
    try {
      const made = await api.send<Made>("POST", `/learners/${child.id}/links`, order);
      drop();
      onMade({ ...made, to: order.to });
    } catch (error) {
      setWrong(reasonOf(error));
    }
  };

  return (
    <form className="share-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="panel">
        <Field id={ids.to} label={<Trans>Name of who gets it</Trans>}>
          {(field) => (
            <input
              {...field}
              value={draft.to}
              maxLength={120}
              onChange={(event) => change({ to: event.target.value })}
            />
          )}
        </Field>
        <Field id={ids.why} label={<Trans>Why?</Trans>} hint={<Trans>They read it on top.</Trans>}>
          {(field) => (
            <input
              {...field}
              value={draft.why}
              maxLength={500}
              onChange={(event) => change({ why: event.target.value })}
            />
          )}
        </Field>
        <Field id={ids.from} label={<Trans>From whom?</Trans>} hint={<Trans>As you sign it for them.</Trans>}>
          {(field) => (
            <input
              {...field}
              value={draft.from}
              maxLength={120}
              onChange={(event) => change({ from: event.target.value })}
            />
          )}
        </Field>
        <Field id={ids.days} label={<Trans>How long?</Trans>}>
          {(field) => (
            <select {...field} value={draft.days} onChange={(event) => change({ days: Number(event.target.value) })}>
              {spans.map((days) => (
                <option key={days} value={days}>
                  {days === 1 ? t`Today only` : t`${days} days`}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <fieldset className="panel">
        <legend>
          <h2>
            <Trans>What do they see?</Trans>
          </h2>
        </legend>
        {offers.map((offer) => (
          <PartPick key={offer.slice} offer={offer} chosen={chosen} onChange={setChosen} />
        ))}
        {offers.length === 0 && (
          <p>
            <Trans>There is nothing that can be shown to them.</Trans>
          </p>
        )}
        <label className="share-check">
          <input
            type="checkbox"
            checked={draft.keepsUp}
            onChange={({ target }) => change({ keepsUp: target.checked })}
          />
          <span>
            <Trans>Keep chosen items up to date. Without it, an item that is corrected is not shown any more.</Trans>
          </span>
        </label>
      </fieldset>
      {mustAsk && (
        <div className="panel">
          <p>
            <Trans>
              {givenName(child)} wants to be asked first about:{" "}
              {first.map((each) => say(categoryWords[each].title)).join(", ")}.
            </Trans>
          </p>
          <label className="share-check">
            <input type="checkbox" checked={hasAsked} onChange={({ target }) => setAsked(target.checked)} />
            <span>
              <Trans>I have asked</Trans>
            </span>
          </label>
        </div>
      )}
      {audience !== "public" && <ProofFields proof={draft.proof} onChange={(proof) => change({ proof })} />}
      <p className="quiet">
        <Trans>They may not pass it on (34 CFR 99.33). That stands on their page and on every file.</Trans>
      </p>
      {wrong && (
        <p className="notice error" role="alert">
          {wrong}
        </p>
      )}
      <p>
        <button type="submit" className="button filled">
          <Trans>Make the link</Trans>
        </button>
      </p>
    </form>
  );
}
