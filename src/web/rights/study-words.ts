import { useLingui } from "@lingui/react/macro";
import type { LearnerStudy, Measure, StudyBasis, StudyClause } from "../../privacy/study.ts";

/** What a basis of the law is called. */
export function useStudyBasisWords(): Readonly<Record<StudyBasis, string>> {
  const { t } = useLingui();
  return { audit: t`Audit or evaluation`, study: t`Study for the district` };
}

/** What may be counted. */
export function useMeasureWords(): Readonly<Record<Measure, string>> {
  const { t } = useLingui();
  return {
    learners: t`How many learners`,
    attendance: t`How regularly they attend`,
    graduation: t`Whether they keep pace to graduate`,
  };
}

/** What an agreement must say, in the words of the law made short. */
export function useClauseWords(): Readonly<Record<StudyClause, string>> {
  const { t } = useLingui();
  return {
    purpose: t`Purpose, scope and how long it runs`,
    "use-only": t`What they get is used for that purpose alone`,
    "no-identification": t`It is done so that nobody outside can tell who is who`,
    destroy: t`All is destroyed when it is no longer needed, by a date`,
    representative: t`Who is the authorized representative`,
    data: t`Which data, and for what work`,
    "no-onward": t`How it is kept from being passed on`,
  };
}

/** Where a study stands. */
export function useStudyStateWords(): Readonly<Record<LearnerStudy["state"], string>> {
  const { t } = useLingui();
  return {
    asked: t`Waits for a second person`,
    refused: t`Refused`,
    coming: t`Begins later`,
    open: t`Open`,
    over: t`Over`,
    overdue: t`Over, and the proof of destruction is missing`,
    destroyed: t`Over, and what they got is destroyed`,
  };
}
