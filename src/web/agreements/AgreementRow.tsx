import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { dateInWords } from "../../kernel/words.ts";
import type { AgreementView } from "../../privacy/agreement.ts";
import { checkKeys } from "../../privacy/vetting.ts";
import { say, spoken } from "../language.tsx";
import { StateMark } from "./StateMark.tsx";

/** One agreement in the list: who, what for, where it stands, and until when. */
export function AgreementRow({ agreement }: { agreement: AgreementView }) {
  const { id, name, purpose, state, endsOn, terms, vetting, serves } = agreement;
  const passed = vetting.filter((each) => each.passed).length;
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
      </p>
    </li>
  );
}
