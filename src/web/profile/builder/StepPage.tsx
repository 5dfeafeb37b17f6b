import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { MessageCircleQuestion } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef } from "react";
import type { FileRef } from "../../../entry/file-ref.ts";
import { FormEntry } from "../FormEntry.tsx";
import { TextWarning } from "../TextWarning.tsx";
import { LinesField } from "./LinesField.tsx";
import { type Draft, without } from "./made.ts";
import { Recorder } from "./Recorder.tsx";
import type { Step } from "./steps.ts";

interface Props {
  readonly child: string;
  readonly step: Step;
  readonly place: number;
  readonly many: number;
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Moves a text to where only the family reads it, for who may write there. */
  readonly mayKeepApart: boolean;
  /** The recording of the name, for who may keep one. */
  readonly clip: Clip | undefined;
  readonly onNext: () => void;
}

/** A recording that is made, not kept yet. */
export interface Clip {
  readonly file: FileRef | undefined;
  readonly keep: (file: FileRef | undefined) => void;
}

/** One question of the builder. Back and next lose nothing; a text that may tell too much is asked about. */
export function StepPage({ child, step, place, many, draft, onChange, mayKeepApart, clip, onNext }: Props) {
  const { t } = useLingui();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (heading.current?.dataset.step === step.key) heading.current.focus();
  }, [step.key]);
  const next = (event: FormEvent) => {
    event.preventDefault();
    onNext();
  };
  const keepApart = (member: string, text: string) =>
    onChange({ ...without(draft, member, text), familyOnly: [...linesOf(draft.familyOnly), text] });
  return (
    <form className="make-step" onSubmit={next} noValidate>
      <p className="eyebrow">
        <Trans>
          Page {place} of {many}
        </Trans>
      </p>
      <h1 ref={heading} tabIndex={-1} data-step={step.key}>
        {step.title}
      </h1>
      <p className="lead">{step.hint}</p>
      {step.ask && (
        <p className="make-ask">
          <MessageCircleQuestion size={20} aria-hidden /> <span>{step.ask}</span>
        </p>
      )}
      <div className="panel">
        {clip && step.key === "name" && <Recorder clip={clip.file} onChange={clip.keep} />}
        {step.questions.map((question) => {
          const value = draft[question.name];
          const put = (given: string | readonly string[]) => onChange({ ...draft, [question.name]: given });
          const texts = typeof value === "string" ? [value] : question.as === "lines" ? linesOf(value) : [];
          return (
            <div key={question.name} className="make-question">
              {question.as === "lines" ? (
                <LinesField
                  id={`${id}-${question.name}`}
                  label={question.label}
                  lines={linesOf(value)}
                  onChange={put}
                  {...(step.choices && { choices: step.choices })}
                />
              ) : (
                <FormEntry
                  id={`${id}-${question.name}`}
                  field={question}
                  value={question.as === "languages" ? linesOf(value) : (value ?? "")}
                  onChange={(given) => put(given as string | readonly string[])} // lines and texts alone are asked here
                  wrong={undefined}
                  today=""
                />
              )}
              {texts.map((text) => (
                <TextWarning key={text} text={text}>
                  {mayKeepApart && (
                    <button type="button" className="button dense" onClick={() => keepApart(question.name, text)}>
                      {t`Only for my family`}
                    </button>
                  )}
                </TextWarning>
              ))}
            </div>
          );
        })}
      </div>
      <div className="make-acts">
        <button type="submit" className="button filled">
          <Trans>Next</Trans>
        </button>
        <Link className="button" to="/profile/make" search={{ child, step: place - 1 }}>
          <Trans>Back</Trans>
        </Link>
        {place < many && (
          <Link className="link" to="/profile/make" search={{ child, step: many + 1 }}>
            <Trans>To the end</Trans>
          </Link>
        )}
      </div>
    </form>
  );
}

/** The lines of a member, however it stands. */
const linesOf = (value: Draft[string] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;
