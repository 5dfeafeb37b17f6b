import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type Disposal, keptBeside } from "../../entry/retention.ts";
import { dateInWords } from "../../kernel/words.ts";
import { api } from "../api.ts";
import { say, spoken } from "../language.tsx";
import { kindOf } from "../privacy/saying.ts";
import { installationQuery } from "../queries.ts";
import { saveFile } from "../shell/save-file.ts";
import type { Act } from "../shell/use-acting.ts";

/** One destruction: what, why, by whom, how far, and its certificate. */
export function OneDisposal({ disposal, act }: { disposal: Disposal; act: Act }) {
  const { t } = useLingui();
  const { data: installation } = useSuspenseQuery(installationQuery);
  const {
    id,
    organization,
    kinds,
    reason,
    proposedBy,
    proposedOn,
    notBefore,
    told,
    state,
    certificate,
    hash,
    finishedOn,
  } = disposal;
  const day = (date: string) => dateInWords(date, spoken(), "medium");
  const names = kinds.map((kind) => {
    const title = (kindOf(kind) ?? keptBeside[kind])?.title;
    return title ? say(title) : kind;
  });
  const isTime = notBefore <= installation.today;
  const path = `/disposals/${id}`;
  const save = () =>
    act(t`The file is saved on this device.`, async () =>
      saveFile(`disposal-${id}.pdf`, await api.file(`${path}/certificate.pdf?language=${spoken()}`)),
    );
  const saveJson = () => saveFile(`disposal-${id}.json`, new Blob([JSON.stringify({ ...certificate, sha256: hash })]));
  const [on, by, from] = [
    day(proposedOn),
    proposedBy.isYou ? t`you` : (proposedBy.name ?? t`an administrator`),
    day(notBefore),
  ];
  return (
    <article className="panel request" aria-label={`${organization}, ${on}`}>
      <h2>{names.join(", ")}</h2>
      <p>{reason}</p>
      <p className="quiet">
        <Trans>
          Proposed on {on} by {by}.
        </Trans>{" "}
        <Plural value={told} one="# adult of a family was told." other="# adults of families were told." />
      </p>
      {state === "proposed" && (
        <>
          <p>
            {isTime
              ? t`Families had their time. A second person may confirm.`
              : t`Families may ask for a copy until ${from}.`}
          </p>
          <p className="rights-acts">
            {!proposedBy.isYou && isTime && (
              <button
                type="button"
                className="button filled dense"
                onClick={() =>
                  void act(t`Confirmed. It begins within a minute.`, () => api.send("POST", `${path}/confirm`))
                }
              >
                <Trans>Confirm and destroy</Trans>
              </button>
            )}
            <button
              type="button"
              className="button dense"
              onClick={() => void act(t`Stopped.`, () => api.send("DELETE", path))}
            >
              <Trans>Do not destroy it</Trans>
            </button>
          </p>
        </>
      )}
      {state === "running" && <p>{t`It is being destroyed.`}</p>}
      {state === "stopped" && <p>{t`Stopped.`}</p>}
      {certificate && finishedOn && (
        <>
          <p>
            <Plural
              value={certificate.entries}
              one={`# entry destroyed, finished on ${day(finishedOn)}.`}
              other={`# entries destroyed, finished on ${day(finishedOn)}.`}
            />
          </p>
          <p className="rights-acts">
            <button type="button" className="button dense" onClick={() => void save()}>
              <Trans>Certificate (PDF)</Trans>
            </button>
            <button type="button" className="button dense" onClick={saveJson}>
              <Trans>Certificate (JSON)</Trans>
            </button>
          </p>
        </>
      )}
    </article>
  );
}
