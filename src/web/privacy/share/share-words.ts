import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { ConsentState } from "../../../privacy/consent-life.ts";
import type { ShareQuestion } from "../../../privacy/share.ts";
import type { ShareAudience } from "../../../privacy/share-decide.ts";

/** Who a link can be for, as somebody says it. */
export const recipientWords: Readonly<Record<ShareAudience, MessageDescriptor>> = {
  college: msg`A college`,
  employer: msg`An employer`,
  helper: msg`A tutor, mentor or after-school program`,
  "receiving-school": msg`Another school`,
  public: msg`Anyone with the link`,
};

/** Where a consent stands, in a word or two. */
export const stateWords: Readonly<Record<ConsentState, MessageDescriptor>> = {
  draft: msg`Not sent yet`,
  requested: msg`Asks you`,
  shown: msg`Asks you`,
  "half-signed": msg`Waits for the second signature`,
  granted: msg`Begins later`,
  declined: msg`You said no`,
  active: msg`Open`,
  amended: msg`Open, a change asks you`,
  expiring: msg`Ends soon`,
  expired: msg`Over`,
  revoked: msg`Stopped`,
  paused: msg`Paused`,
  superseded: msg`Renewed`,
  "recipient-told": msg`Over`,
  "deletion-attested": msg`Over, deletion confirmed`,
  closed: msg`Over`,
};

/** Where nothing more is known. */
export const elsewhere = msg`on some device`;
/** What opened a link, as far as it is known. */
export const deviceWords: Readonly<Record<string, MessageDescriptor>> = {
  phone: msg`on a phone`,
  tablet: msg`on a tablet`,
  computer: msg`on a computer`,
  other: elsewhere,
};

/** How a recipient proves who opens the link. */
export const askWords: Readonly<Record<"mail" | ShareQuestion, MessageDescriptor>> = {
  mail: msg`A code by mail`,
  "birth-date": msg`The learner's birth date`,
  word: msg`A word you both know`,
};
