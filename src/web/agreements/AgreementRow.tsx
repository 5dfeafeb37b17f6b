import { Plural, Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { daysBetween } from "../../kernel/date.ts";
import { dateInWords } from "../../kernel/words.ts";
import { type AgreementView, endingDays } from "../../privacy/agreement.ts";
import { checkKeys } from "../../privacy/vetting.ts";
import { say, spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { StateMark } from "./StateMark.tsx";

/** One agreement in the list: who, what for, where it stands, and until when. */
export function AgreementRow({ agreement }: { agreement: AgreementView }) {
  const { id, name, purpose, state, endsOn, terms, vetting, serves } = agreement;
  const { data: installation } = useSuspenseQuery(installationQuery);
  const passed = vetting.filter((each) => each.passed).length;
  const left = state === "ending" && endsOn ? daysBetween(installation.today, endsOn) : undefined;
  const places = [...serves.organizations, ...serves.classes].map((each) => each.name);
  return (
    <li>
      <div>
        <Link to="/agreements/$agreementId" params={{ agreementId: id }}>
          <strong>{name}</strong>
        </Link>
        {terms && <span className="quiet"> {terms.party.name}</span>}
        <p>{terms ? say(terms.purpose) : purpose}</p>
        <p className="quiet">{[...new Set(places)].join(", ")}</p>
      </div>
      <p>
        <StateMark state={state} />
        <span className="quiet">
          {state === "draft" || state === "vetting" ? (
            <Trans>
              {passed} of {checkKeys.length} checks passed
            </Trans>
          ) : (
            endsOn && <Trans>until {dateInWords(endsOn, spoken(), "medium")}</Trans>
          )}
        </span>
        {left !== undefined && (
          <span className={left <= endingDays.urgent ? "days-left urgent" : "days-left"}>
            <Plural value={left} _0="today is the last day" one="# day left" other="# days left" />
          </span>
        )}
      </p>
    </li>
  );
}
