import "../server/office.css";
import "../entry/correction/correction.css";
import "./rights.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { FileDown, Printer } from "lucide-react";
import { useState } from "react";
import { dateInWords, languages } from "../../kernel/words.ts";
import { type AnnualNotice, annualNotice } from "../../privacy/annual-notice.ts";
import { api } from "../api.ts";
import { spoken } from "../language.tsx";
import { installationQuery } from "../queries.ts";
import { useTitle } from "../shell/title.ts";
import { type Act, useActing } from "../shell/use-acting.ts";
import { NoticeText } from "./NoticeText.tsx";
import { NoticeWriter } from "./NoticeWriter.tsx";
import { noticesQuery } from "./queries.ts";

/** The yearly notice of each district: a form, the text it comes to in both languages, and who was told and confirmed. */
export function AnnualNotices() {
  const { t } = useLingui();
  useTitle(t`Yearly notice`);
  const { data } = useSuspenseQuery(noticesQuery);
  const { told, act } = useActing([noticesQuery.queryKey]);
  return (
    <div className="office-page requests">
      <header className="no-print">
        <h1>
          <Trans>Yearly notice</Trans>
        </h1>
        <p className="lead">
          <Trans>
            Each year the law wants families told of their rights. Fill in what is the district's own; the rest is
            written, in both languages.
          </Trans>
        </p>
      </header>
      {told && <p className={told.isWrong ? "notice error" : "notice saved"}>{told.words}</p>}
      {data.districts.map(({ id, name }) => {
        const own = data.items.filter(({ organizationId }) => organizationId === id);
        return (
          <section key={id} className="panel request" aria-label={name}>
            <h2>{name}</h2>
            {own.map((notice) => (
              <OneNotice key={notice.id} notice={notice} act={act} />
            ))}
            <NoticeWriter key={own[0]?.id ?? "none"} organizationId={id} last={own[0]?.form} act={act} />
          </section>
        );
      })}
    </div>
  );
}

function OneNotice({ notice, act }: { notice: AnnualNotice; act: Act }) {
  const { t } = useLingui();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const [isShown, setShown] = useState(false);
  const { id, number, organization, form, publishedOn, objectUntil, told = 0, confirmed } = notice;
  const on = publishedOn && dateInWords(publishedOn, spoken(), "medium");
  return (
    <div className="one-notice">
      <p>
        <strong>
          <Trans>Version {number}</Trans>
        </strong>{" "}
        {on ? (
          <Trans>
            In force since {on}. {told} told in the app, {confirmed} confirmed that they read it.
          </Trans>
        ) : (
          <Trans>A draft. Nobody sees it yet.</Trans>
        )}
      </p>
      <p className="rights-acts no-print">
        <button type="button" className="button dense" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? t`Hide the text` : t`Read the text`}
        </button>
        {isShown && (
          <button type="button" className="button dense" onClick={() => window.print()}>
            <Printer size={18} aria-hidden /> <Trans>Print</Trans>
          </button>
        )}
        {languages.map((language) => (
          <a
            key={language}
            className="button dense"
            href={`/api/v1/annual-notices/${id}/notice.pdf?language=${language}`}
            download
          >
            <FileDown size={18} aria-hidden /> {language === "es" ? t`PDF in Spanish` : t`PDF in English`}
          </a>
        ))}
        {!publishedOn && (
          <button
            type="button"
            className="button filled dense"
            onClick={() =>
              void act(t`Published. Every family is told.`, () => api.send("POST", `/annual-notices/${id}/publish`))
            }
          >
            <Trans>Publish and tell every family</Trans>
          </button>
        )}
      </p>
      {isShown &&
        languages.map((language) => (
          <NoticeText
            key={language}
            language={language}
            parts={annualNotice(
              form,
              {
                organization,
                publishedOn: dateInWords(publishedOn ?? installation.today, language),
                objectUntil: objectUntil ? dateInWords(objectUntil, language) : "...",
              },
              language,
            )}
          />
        ))}
    </div>
  );
}
