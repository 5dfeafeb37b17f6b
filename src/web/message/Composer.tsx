import { Trans, useLingui } from "@lingui/react/macro";
import { Languages, Send } from "lucide-react";
import { type KeyboardEvent, useId } from "react";
import { commonLanguages, languageName } from "../../kernel/language-name.ts";
import { messageTemplates } from "../../profile/message-template.ts";
import { say, spoken } from "../language.tsx";
import type { MessageDraft } from "./draft.ts";

interface Props {
  readonly side: "staff" | "family";
  readonly draft: MessageDraft;
  readonly onChange: (draft: MessageDraft) => void;
  readonly onSend: () => void;
  /** What the readers asked for, where it is another language than the writer's. */
  readonly reads?: string | undefined;
  readonly wrong?: string | undefined;
  /** Within a conversation the ready sentences wait behind one press: on a phone they would hide what was said. */
  readonly isReply?: boolean;
}

/** Ready sentences that arrive in the reader's language, words of one's own, and room for the same in a second language. */
export function Composer({ side, draft, onChange, onSend, reads, wrong, isReply = false }: Props) {
  const { t } = useLingui();
  const id = useId();
  const set = (part: Partial<MessageDraft>) => onChange({ ...draft, ...part });
  const ready = Object.entries(messageTemplates).filter(([, { from }]) => from === side);
  const readsWords = reads && languageName(reads, spoken());
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter from any of its fields; each field has its own keys
    <div className="composer no-print" onKeyDown={sendByKey}>
      <details className="ready-sentences" open={!isReply}>
        <summary>
          <Trans>Ready sentences, in each reader's language</Trans>
        </summary>
        <div className="ready">
          {ready.map(([code, { words }]) => (
            <button
              key={code}
              type="button"
              className="button dense"
              aria-pressed={draft.template === code}
              onClick={() => set({ template: draft.template === code ? "" : code })}
            >
              {say(words)}
            </button>
          ))}
        </div>
      </details>
      <div className="field">
        <label htmlFor={`${id}-body`}>
          <Trans>In your own words</Trans>
        </label>
        {wrong && (
          <p className="wrong" id={`${id}-wrong`}>
            {wrong}
          </p>
        )}
        <textarea
          id={`${id}-body`}
          rows={3}
          maxLength={4_000}
          lang={draft.language}
          value={draft.body}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          onChange={({ target }) => set({ body: target.value })}
        />
      </div>
      <div className="composer-foot">
        <LanguageSelect
          label={t`Written in`}
          value={draft.language}
          first={[spoken(), ...(reads ? [reads] : [])]}
          onChange={(language) => set({ language })}
        />
        {draft.otherLanguage === "" ? (
          <button
            type="button"
            className="link"
            onClick={() => set({ otherLanguage: reads ?? otherOf(draft.language) })}
          >
            <Languages size={18} aria-hidden />{" "}
            {readsWords ? <Trans>Add it in {readsWords} too</Trans> : <Trans>Add it in a second language</Trans>}
          </button>
        ) : (
          <LanguageSelect
            label={t`And in`}
            value={draft.otherLanguage}
            first={[reads ?? otherOf(draft.language)]}
            onChange={(otherLanguage) => set({ otherLanguage })}
          />
        )}
        <button type="button" className="button filled" onClick={onSend}>
          <Send size={18} aria-hidden /> <Trans>Send</Trans>
        </button>
      </div>
      {draft.otherLanguage !== "" && (
        <div className="field">
          <label htmlFor={`${id}-other`}>
            <Trans>The same in {languageName(draft.otherLanguage, spoken())}</Trans>
          </label>
          <textarea
            id={`${id}-other`}
            rows={3}
            maxLength={4_000}
            lang={draft.otherLanguage}
            value={draft.otherBody}
            onChange={({ target }) => set({ otherBody: target.value })}
          />
        </div>
      )}
      <p className="quiet">
        {readsWords && <Trans>The family asked for {readsWords}.</Trans>}{" "}
        <Trans>Nothing is translated by a machine. Messages stay in the record and cannot be taken back.</Trans>
      </p>
    </div>
  );
}

const otherOf = (language: string) => (language === "es" ? "en" : "es");

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly first: readonly string[];
  readonly onChange: (language: string) => void;
}

/** A language by its name; those most likely here come first. */
function LanguageSelect({ label, value, first, onChange }: SelectProps) {
  const codes = [...new Set([value, ...first, ...commonLanguages].map((each) => each.toLowerCase()))];
  return (
    <label className="composer-language">
      {label}{" "}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {codes.map((code) => (
          <option key={code} value={code}>
            {languageName(code, spoken())}
          </option>
        ))}
      </select>
    </label>
  );
}
