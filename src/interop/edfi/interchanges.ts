/**
 * Names of the interchanges, of every version from Data Standard 1 to 6. What a root is called decides nothing: entities are
 * known by their own names, so that an interchange of a vendor's own is read as far as we know what is in it.
 */
const interchanges = new Set(
  [
    ...["AssessmentMetadata", "AssessmentRegistration", "Candidate", "Contact", "Descriptors", "EducationOrgCalendar"],
    ...["EducationOrganization", "Finance", "MasterSchedule", "Parent", "Path", "PerformanceEvaluation"],
    ...["PostSecondaryEvent", "ProfessionalDevelopment", "RecruitmentAndStaffing", "SchoolYearType"],
    ...["SpecialEducationDataModel", "StaffAssociation", "Standards", "Student", "StudentAssessment"],
    ...["StudentAttendance", "StudentCohort", "StudentDiscipline", "StudentEnrollment", "StudentGrade"],
    ...["StudentGradebook", "StudentHealth", "StudentIntervention", "StudentParent", "StudentProgram"],
    ...["StudentProgramEvaluation", "StudentTranscript", "StudentTransportation", "Survey"],
    // Data Standard 1
    ...["EdOrg", "EdOrgCalendar", "StaffAttendance", "HSGeneratedStudentTranscript", "TeacherEvaluation"],
  ].map((name) => `Interchange${name}`),
);

/** Whether a root is one that the standard names. */
export const isInterchange = (root: string): boolean => interchanges.has(root);

/** Whether what stands below a root is meant as Ed-Fi at all, whoever named it. */
export const isAnInterchange = (root: string): boolean => root.startsWith("Interchange");
