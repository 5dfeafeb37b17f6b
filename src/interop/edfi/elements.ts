import { academicRecord, reportCard } from "./academic-record.ts";
import { registeredPart, testAccommodation } from "./accommodation.ts";
import { assessment, assessmentItem, objectiveAssessment } from "./assessment.ts";
import { attendanceEvent, schoolAttendance, sectionAttendance } from "./attendance.ts";
import { calendar, calendarDate, gradingPeriod, session } from "./calendar.ts";
import { contact, parent, studentContact, studentParent } from "./contact.ts";
import { isDescriptor } from "./described.ts";
import {
  disciplineAction,
  disciplineIncident,
  incidentAssociation,
  incidentBehavior,
  incidentNonOffender,
} from "./discipline.ts";
import {
  communityOrganization,
  communityProvider,
  course,
  educationServiceCenter,
  localEducationAgency,
  organizationDepartment,
  postSecondaryInstitution,
  school,
  stateEducationAgency,
} from "./education-organization.ts";
import { studentSchool, studentSection } from "./enrollment.ts";
import { grade } from "./grade.ts";
import { gradebookEntry, studentGradebookEntry } from "./gradebook.ts";
import { graduationPlan } from "./graduation.ts";
import { studentHealth } from "./health.ts";
import { competencyObjective, learningObjective, studentCompetency, studentLearning } from "./objective.ts";
import { careerProgram, languageInstruction, section504, specialEducation, studentProgram } from "./program.ts";
import { homeless, meals, migrant, neglected, titleOne } from "./program-status.ts";
import type { ElementAdapter } from "./reading.ts";
import { courseOffering, section } from "./schedule.ts";
import { assignment, staff, staffSchool, staffSection } from "./staff.ts";
import { learningStandard } from "./standards.ts";
import {
  student,
  studentDemographic,
  studentDirectory,
  studentIdentificationCode,
  studentOrganization,
} from "./student.ts";
import { studentAssessment } from "./student-assessment.ts";
import { intervention, interventionAttendance, studentIntervention } from "./support.ts";
import { courseTranscript } from "./transcript.ts";

/** The elements that become facts, or that others need, by name. */
export const adapters: Readonly<Record<string, ElementAdapter>> = {
  StateEducationAgency: stateEducationAgency,
  EducationServiceCenter: educationServiceCenter,
  LocalEducationAgency: localEducationAgency,
  School: school,
  OrganizationDepartment: organizationDepartment,
  PostSecondaryInstitution: postSecondaryInstitution,
  CommunityOrganization: communityOrganization,
  CommunityProvider: communityProvider,
  Course: course,
  Session: session,
  GradingPeriod: gradingPeriod,
  Calendar: calendar,
  CalendarDate: calendarDate,
  CourseOffering: courseOffering,
  Section: section,
  Staff: staff,
  StaffEducationOrganizationAssignmentAssociation: assignment,
  StaffSchoolAssociation: staffSchool,
  StaffSectionAssociation: staffSection,
  Student: student,
  StudentEducationOrganizationAssociation: studentOrganization,
  StudentDirectory: studentDirectory,
  StudentDemographic: studentDemographic,
  StudentIdentificationCode: studentIdentificationCode,
  Contact: contact,
  Parent: parent,
  StudentContactAssociation: studentContact,
  StudentParentAssociation: studentParent,
  StudentSchoolAssociation: studentSchool,
  StudentSectionAssociation: studentSection,
  StudentSchoolAttendanceEvent: schoolAttendance,
  StudentSectionAttendanceEvent: sectionAttendance,
  AttendanceEvent: attendanceEvent,
  LearningStandard: learningStandard,
  Grade: grade,
  GradebookEntry: gradebookEntry,
  StudentGradebookEntry: studentGradebookEntry,
  DisciplineIncident: disciplineIncident,
  StudentDisciplineIncidentBehaviorAssociation: incidentBehavior,
  StudentDisciplineIncidentNonOffenderAssociation: incidentNonOffender,
  StudentDisciplineIncidentAssociation: incidentAssociation,
  DisciplineAction: disciplineAction,
  StudentAcademicRecord: academicRecord,
  CourseTranscript: courseTranscript,
  ReportCard: reportCard,
  GraduationPlan: graduationPlan,
  StudentHealth: studentHealth,
  StudentProgramAssociation: studentProgram,
  StudentCTEProgramAssociation: careerProgram,
  StudentMigrantEducationProgramAssociation: migrant,
  StudentHomelessProgramAssociation: homeless,
  StudentTitleIPartAProgramAssociation: titleOne,
  StudentNeglectedOrDelinquentProgramAssociation: neglected,
  StudentSchoolFoodServiceProgramAssociation: meals,
  StudentSpecialEducationProgramAssociation: specialEducation,
  StudentSection504ProgramAssociation: section504,
  StudentLanguageInstructionProgramAssociation: languageInstruction,
  Intervention: intervention,
  StudentInterventionAssociation: studentIntervention,
  StudentInterventionAttendanceEvent: interventionAttendance,
  CompetencyObjective: competencyObjective,
  LearningObjective: learningObjective,
  StudentCompetencyObjective: studentCompetency,
  StudentLearningObjective: studentLearning,
  StudentAssessmentRegistrationBatteryPartAssociation: registeredPart,
  StudentEducationOrganizationAssessmentAccommodation: testAccommodation,
  Assessment: assessment,
  ObjectiveAssessment: objectiveAssessment,
  AssessmentItem: assessmentItem,
  StudentAssessment: studentAssessment,
};

/** Read without a word: they say how others are to be read, and nothing of a learner is lost with them. */
const quiet = new Set([
  ...["ClassPeriod", "Location", "BellSchedule", "Program", "Person", "EducationContent", "InterventionPrescription"],
  ...["AcademicWeek", "SchoolYearType", "SectionAttendanceTakenEvent", "AssessmentAdministration"],
  ...["AssessmentAdministrationParticipation", "AssessmentBatteryPart"],
]);

/** Whether an element is passed over in silence: a descriptor, a reference by itself, or one of the quiet ones. */
export const isQuiet = (name: string): boolean => quiet.has(name) || isDescriptor(name) || name.endsWith("Reference");
