import type { AnyKind } from "../entry/kind.ts";
import { aboutMe } from "../profile/about-me.ts";
import { activityTotal } from "../profile/activity-total.ts";
import { checkIn } from "../profile/check-in.ts";
import { collection } from "../profile/collection.ts";
import { communityService } from "../profile/community-service.ts";
import { credential } from "../profile/credential.ts";
import { familyKnowledge } from "../profile/family-knowledge.ts";
import { familyWords } from "../profile/family-words.ts";
import { feedback, reflection } from "../profile/feedback.ts";
import { goal } from "../profile/goal.ts";
import { earlyWarning, motivation, recommendation } from "../profile/insight.ts";
import { learningPlan, planSignature } from "../profile/learning-plan.ts";
import { memory } from "../profile/memory.ts";
import { nameClip } from "../profile/name-clip.ts";
import { narrative } from "../profile/narrative.ts";
import { outsideLearning } from "../profile/outside-learning.ts";
import { aidForm, application, readiness } from "../profile/readiness.ts";
import { recognition } from "../profile/recognition.ts";
import { skill } from "../profile/skill.ts";
import { supporter } from "../profile/supporter.ts";
import { surveyResponse } from "../profile/survey-response.ts";
import { restrictedNote, transitionNote } from "../profile/transition-note.ts";
import { verification } from "../profile/verification.ts";
import { personalBest, work } from "../profile/work.ts";
import { workExperience } from "../profile/work-experience.ts";
import { academicRecord } from "../record/academic-record.ts";
import { accommodation } from "../record/accommodation.ts";
import { assignmentResult } from "../record/assignment-result.ts";
import { attendance } from "../record/attendance.ts";
import { background } from "../record/background.ts";
import { contact } from "../record/contact.ts";
import { courseGrade } from "../record/course-grade.ts";
import { demographics } from "../record/demographics.ts";
import { diploma } from "../record/diploma.ts";
import { emergencyPlan } from "../record/emergency-plan.ts";
import { enrollment } from "../record/enrollment.ts";
import { graduationPlan } from "../record/graduation-plan.ts";
import { growth } from "../record/growth.ts";
import { healthAlert } from "../record/health-alert.ts";
import { homeAccess } from "../record/home-access.ts";
import { identity } from "../record/identity.ts";
import { immunization } from "../record/immunization.ts";
import { incident } from "../record/incident.ts";
import { name } from "../record/name.ts";
import { plan } from "../record/plan.ts";
import { programStatus } from "../record/program-status.ts";
import { reach } from "../record/reach.ts";
import { removal } from "../record/removal.ts";
import { standardsResult } from "../record/standards-result.ts";
import { testResult } from "../record/test-result.ts";
import { transcriptCourse } from "../record/transcript-course.ts";

/** Every kind of entry of this version, in the order in which a whole record is read. A new element of the record is added here. */
export const kinds: readonly AnyKind[] = [
  name,
  nameClip,
  identity,
  reach,
  contact,
  background,
  homeAccess,
  demographics,
  programStatus,
  enrollment,
  attendance,
  courseGrade,
  assignmentResult,
  transcriptCourse,
  academicRecord,
  graduationPlan,
  diploma,
  standardsResult,
  testResult,
  growth,
  incident,
  removal,
  accommodation,
  plan,
  healthAlert,
  emergencyPlan,
  immunization,
  personalBest,
  work,
  reflection,
  feedback,
  collection,
  aboutMe,
  goal,
  supporter,
  checkIn,
  learningPlan,
  planSignature,
  familyKnowledge,
  memory,
  familyWords,
  narrative,
  transitionNote,
  restrictedNote,
  surveyResponse,
  recognition,
  credential,
  communityService,
  workExperience,
  verification,
  outsideLearning,
  skill,
  readiness,
  application,
  aidForm,
  motivation,
  recommendation,
  earlyWarning,
  activityTotal,
];
