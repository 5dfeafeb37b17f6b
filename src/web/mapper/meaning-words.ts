import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";

const words = {
  present: msg`Present`,
  late: msg`Late`,
  "left-early": msg`Left early`,
  absent: msg`Away`,
  "absent excused": msg`Away, excused`,
  "absent unexcused": msg`Away, not excused`,
  "late excused": msg`Late, excused`,
  "half absent": msg`Away half a day`,
  progress: msg`Progress grade`,
  term: msg`Grade of a term`,
  exam: msg`Exam`,
  final: msg`Final grade`,
  graded: msg`Graded`,
  "partly-graded": msg`Partly graded`,
  submitted: msg`Handed in`,
  "not-submitted": msg`Not handed in`,
  exempt: msg`Exempt`,
  "growth-percentile": msg`Growth percentile`,
  gain: msg`Points gained`,
  state: msg`State`,
  district: msg`District`,
  school: msg`School`,
  department: msg`Department`,
  other: msg`Other`,
  schoolYear: msg`School year`,
  semester: msg`Semester`,
  gradingPeriod: msg`Grading period`,
};

/** What a meaning is called in a value map; one without words of its own is said as it is. */
export function useMeaningWords(): (meaning: string) => string {
  const { _ } = useLingui();
  return (meaning) => {
    const word = words[meaning as keyof typeof words]; // of many targets
    return word ? _(word) : meaning;
  };
}
