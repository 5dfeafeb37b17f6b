import type { NewMessage } from "../../profile/message.ts";
import { isMessageTemplate } from "../../profile/message-template.ts";

/** What somebody is writing. `otherBody` is the same again in a second language, when they chose to add one. */
export interface MessageDraft {
  readonly template: string;
  readonly body: string;
  readonly language: string;
  readonly otherLanguage: string;
  readonly otherBody: string;
}

/** An empty message, in the writer's language. */
export const emptyMessage = (language: string): MessageDraft => ({
  template: "",
  body: "",
  language,
  otherLanguage: "",
  otherBody: "",
});

/** What is sent; `undefined` while it says nothing. A second text without a first one is the text. */
export function messageOf({
  template,
  body,
  language,
  otherLanguage,
  otherBody,
}: MessageDraft): NewMessage | undefined {
  const [said, again] = [body.trim(), otherBody.trim()];
  const ready = isMessageTemplate(template) && { template };
  if (said === "" && again !== "" && otherLanguage !== "") return { ...ready, body: again, language: otherLanguage };
  if (said === "") return ready ? { ...ready } : undefined;
  const other = again !== "" && otherLanguage !== "" && { other: { language: otherLanguage, body: again } };
  return { ...ready, body: said, language, ...other };
}
