/**
 * Columns of the OneRoster CSV files that we read, by their 1.2 names; 1.1 has the same or fewer. Facts of the binding, not
 * its text. Source: OneRoster 1.2 CSV Binding; 1.1 CSV tables. What each becomes: docs/standards/oneroster.md.
 */
export const columns = {
  orgs: ["sourcedId", "status", "name", "type", "parentSourcedId"],
  academicSessions: ["sourcedId", "status", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"],
  courses: ["sourcedId", "status", "title", "courseCode", "grades", "orgSourcedId", "subjects"],
  classes: [
    ...["sourcedId", "status", "title", "grades", "courseSourcedId", "classCode", "schoolSourcedId", "termSourcedIds"],
    ...["subjects", "periods"],
  ],
  users: [
    ...["sourcedId", "status", "orgSourcedIds", "role", "userIds", "givenName", "familyName", "middleName"],
    ...["identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password"],
    ...["preferredGivenName", "preferredFamilyName", "pronouns"],
  ],
  roles: ["sourcedId", "status", "userSourcedId", "role", "beginDate", "endDate", "orgSourcedId"],
  enrollments: [
    ...["sourcedId", "status", "classSourcedId", "schoolSourcedId", "userSourcedId", "role", "beginDate", "endDate"],
  ],
  demographics: [
    ...["sourcedId", "status", "birthDate", "sex", "americanIndianOrAlaskaNative", "asian", "blackOrAfricanAmerican"],
    ...["nativeHawaiianOrOtherPacificIslander", "white", "demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity"],
  ],
  categories: ["sourcedId", "status", "title"],
  scoreScales: ["sourcedId", "status", "scoreScaleValue"],
  lineItems: [
    ...["sourcedId", "status", "title", "assignDate", "dueDate", "classSourcedId", "categorySourcedId"],
    ...["academicSessionSourcedId", "resultValueMax", "schoolSourcedId"],
  ],
  lineItemScoreScales: ["sourcedId", "status", "lineItemSourcedId", "scoreScaleSourcedId"],
  lineItemLearningObjectiveIds: ["sourcedId", "status", "lineItemSourcedId", "learningObjectiveId"],
  resultScoreScales: ["sourcedId", "status", "resultSourcedId", "scoreScaleSourcedId"],
  resultLearningObjectiveIds: [
    ...["sourcedId", "status", "resultSourcedId", "learningObjectiveId", "score", "textScore"],
  ],
  results: [
    ...["sourcedId", "status", "lineItemSourcedId", "studentSourcedId", "scoreStatus", "score", "scoreDate", "comment"],
    ...["textScore", "inProgress", "incomplete", "late", "missing"],
  ],
} as const;

/** A file's name without `.csv`. */
export type FileName = keyof typeof columns;

/** Columns of the standard that say nothing we keep, each with its reason in docs/standards/oneroster.md. */
export const unread: Readonly<Partial<Record<FileName, readonly string[]>>> = {
  orgs: ["identifier"],
  courses: ["schoolYearSourcedId", "subjectCodes"],
  classes: ["classType", "location", "subjectCodes"],
  users: [...["enabledUser", "username", "userMasterIdentifier", "preferredMiddleName", "primaryOrgSourcedId"]],
  roles: ["roleType", "userProfileSourcedId"],
  enrollments: ["primary"],
  demographics: [...["countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus"]],
  categories: ["weight"],
  scoreScales: ["title", "type", "orgSourcedId", "courseSourcedId", "classSourcedId"],
  lineItems: ["description", "resultValueMin"],
  lineItemScoreScales: ["title"],
  lineItemLearningObjectiveIds: ["source"],
  resultScoreScales: ["title"],
  resultLearningObjectiveIds: ["source"],
  results: ["classSourcedId"],
};
/** Of every file: when a row was changed is asked of the row itself, because clocks are set back. */
export const unreadEverywhere = ["dateLastModified"];

/** Cells without which a row says nothing; a file that lacks such a column is not read. */
export const required: Readonly<Record<FileName, readonly string[]>> = {
  orgs: ["sourcedId", "name"],
  academicSessions: ["sourcedId", "startDate", "endDate"],
  courses: ["sourcedId"],
  classes: ["sourcedId", "title", "schoolSourcedId"],
  users: ["sourcedId", "givenName"],
  roles: ["sourcedId", "userSourcedId", "role"],
  enrollments: ["sourcedId", "classSourcedId", "userSourcedId", "role"],
  demographics: ["sourcedId"],
  categories: ["sourcedId", "title"],
  scoreScales: ["sourcedId", "scoreScaleValue"],
  lineItems: ["sourcedId", "title", "classSourcedId"],
  lineItemScoreScales: ["sourcedId", "lineItemSourcedId", "scoreScaleSourcedId"],
  lineItemLearningObjectiveIds: ["sourcedId", "lineItemSourcedId", "learningObjectiveId"],
  resultScoreScales: ["sourcedId", "resultSourcedId", "scoreScaleSourcedId"],
  resultLearningObjectiveIds: ["sourcedId", "resultSourcedId", "learningObjectiveId"],
  results: ["sourcedId", "lineItemSourcedId", "studentSourcedId"],
};

const grades = { grade: "grades", gradeLevel: "grades", gradeLevels: "grades" };
/** Spellings seen in real exports that mean one of the columns above; what is only a slip of the hand is found without. */
export const aliases: Readonly<Partial<Record<FileName, Readonly<Record<string, string>>>>> = {
  academicSessions: { beginDate: "startDate", schoolYearEnd: "schoolYear" },
  courses: { ...grades, org: "orgSourcedId", orgId: "orgSourcedId", subject: "subjects" },
  classes: {
    ...grades,
    subject: "subjects",
    period: "periods",
    orgSourcedId: "schoolSourcedId",
    school: "schoolSourcedId",
    course: "courseSourcedId",
    term: "termSourcedIds",
    terms: "termSourcedIds",
  },
  users: {
    ...grades,
    agents: "agentSourcedIds",
    userId: "userIds",
    org: "orgSourcedIds",
    orgs: "orgSourcedIds",
    firstName: "givenName",
    lastName: "familyName",
    preferredFirstName: "preferredGivenName",
    preferredLastName: "preferredFamilyName",
  },
  roles: { user: "userSourcedId", org: "orgSourcedId" },
  enrollments: { class: "classSourcedId", user: "userSourcedId", school: "schoolSourcedId", startDate: "beginDate" },
  demographics: { userSourcedId: "sourcedId", dateOfBirth: "birthDate", gender: "sex" },
  lineItems: { gradingPeriodSourcedId: "academicSessionSourcedId", class: "classSourcedId" },
  results: { userSourcedId: "studentSourcedId", lineItem: "lineItemSourcedId", student: "studentSourcedId" },
};

/** Files of the standard that are no learner's record: counted, and named in a remark. */
export const otherFiles = ["resources", "courseResources", "classResources", "userResources", "userProfiles"];
