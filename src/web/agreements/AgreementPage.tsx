import "../server/office.css";
import "./agreements.css";
import { Plural, Trans } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, Printer } from "lucide-react";
import { dateInWords } from "../../kernel/words.ts";
import { say, spoken } from "../language.tsx";
import { Hook } from "../rights/Hook.tsx";
import { useTitle } from "../shell/title.ts";
import { useActing } from "../shell/use-acting.ts";
import { AgreementActs } from "./AgreementActs.tsx";
import { History } from "./History.tsx";
import { Programs } from "./Programs.tsx";
import { agreementQuery, agreementsQuery } from "./queries.ts";
import { Schedule } from "./Schedule.tsx";
import { StateMark } from "./StateMark.tsx";
import { Terms } from "./Terms.tsx";
import { Vetting } from "./Vetting.tsx";

const route = getRouteApi("/inside/agreements/$agreementId");

/** One agreement: what was agreed, the vetting, the programs that read for it, and what was done. Printed, it is the whole paper. */
export function AgreementPage() {
  const { agreementId } = route.useParams();
  const { data: agreement } = useSuspenseQuery(agreementQuery(agreementId));
  const { told, act } = useActing([agreementsQuery.queryKey]);
  const { name, terms, purpose, state, startsOn, endsOn, serves } = agreement;
  useTitle(name);
  const isOpen = state === "draft" || state === "vetting";
  return (
    <div className="office-page">
      <p className="no-print">
        <Link to="/agreements" className="link">
          <ChevronLeft size={18} aria-hidden className="turn" />
          <Trans>All agreements</Trans>
        </Link>
      </p>
      <header className="agreement-head">
        <h1>{name}</h1>
        <StateMark state={state} />
        <button type="button" className="button dense no-print" onClick={() => window.print()}>
          <Printer size={18} aria-hidden /> <Trans>Print</Trans>
        </button>
        <p className="lead">{terms ? say(terms.purpose) : purpose}</p>
        <p>
          {endsOn ? (
            <Trans>
              From {dateInWords(startsOn, spoken())} to {dateInWords(endsOn, spoken())}
            </Trans>
          ) : (
            <Trans>From {dateInWords(startsOn, spoken())}</Trans>
          )}
          {"; "}
          {[...new Set([...serves.organizations, ...serves.classes].map((each) => each.name))].join(", ")}
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {isOpen && <Vetting agreement={agreement} act={act} />}
      {terms && (
        <section className="panel office-panel">
          <h2>
            <Plural value={terms.schedule.length} one="Schedule of data: # kind" other="Schedule of data: # kinds" />
          </h2>
          <p className="quiet">
            <Trans>It gets these fields and no others, and of them only what the school and each family allow.</Trans>
          </p>
          <Schedule schedule={terms.schedule} />
        </section>
      )}
      {terms && <Terms agreement={agreement} terms={terms} />}
      {!isOpen && terms && <Programs agreement={agreement} act={act} />}
      {state === "active" && <Hook agreementId={agreementId} act={act} />}
      {!isOpen && agreement.vetting.length > 0 && <Vetting agreement={agreement} act={act} />}
      <AgreementActs agreement={agreement} act={act} />
      <History agreement={agreement} />
    </div>
  );
}
