import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useId } from "react";
import { forgetSending, type Sending } from "./sending.ts";
import { useSizeWords } from "./size-words.ts";

/** Files on their way to the server: how much, how fast, how long still. */
export function SendingPanel({ sending }: { sending: Sending }) {
  const { t } = useLingui();
  const words = useSizeWords();
  const heading = useId();
  const { state, sent, of, names, rate, why } = sending;
  const isUnderWay = state === "sending" || state === "waiting";
  useEffect(() => {
    if (!isUnderWay) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnderWay]);
  const [all, here] = [words.bytes(of), words.bytes(sent)];
  const left = rate ? words.seconds((of - sent) / rate) : undefined;
  const first = names[0]?.split("/")[0] ?? "";
  return (
    <section className="panel office-panel" aria-labelledby={heading}>
      <h2 id={heading}>
        {state === "wrong" ? <Trans>Not sent: {first}</Trans> : <Trans>Sending {first}</Trans>}
        {names.length > 1 && (
          <span className="quiet">
            {" "}
            <Plural value={names.length} one="# file" other="# files" />
          </span>
        )}
      </h2>
      {state === "wrong" ? (
        <p className="notice error" role="alert">
          {why}
        </p>
      ) : (
        <>
          <progress
            className="send-bar"
            max={Math.max(1, of)}
            value={sent}
            aria-labelledby={heading}
            aria-valuetext={t`${here} of ${all}`}
          />
          <p role="status" className="quiet">
            {state === "waiting" ? (
              <Trans>The connection was lost. It goes on by itself as soon as it is back.</Trans>
            ) : state === "starting" ? (
              <Trans>All is here. The import begins.</Trans>
            ) : (
              <Trans>Keep this window open until all is sent.</Trans>
            )}
          </p>
          <p>
            <Trans>
              {here} of {all}
            </Trans>
            {left && (
              <>
                {", "}
                <Trans>{left} left</Trans>
              </>
            )}
          </p>
        </>
      )}
      {state !== "starting" && (
        <p>
          <button type="button" className="button dense" onClick={forgetSending}>
            {state === "wrong" ? <Trans>Choose again</Trans> : <Trans>Cancel</Trans>}
          </button>
        </p>
      )}
    </section>
  );
}
