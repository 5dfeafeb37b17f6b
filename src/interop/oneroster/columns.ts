/**
 * Columns of the OneRoster CSV files that we read, by their 1.2 names; 1.1 has the same or fewer. Facts of the binding, not
 * its text. Source: OneRoster 1.2 CSV Binding; 1.1 CSV tables.
 */
export const columns = {
  orgs: ["sourcedId", "status", "name", "type", "identifier", "parentSourcedId"],
  academicSessions: ["sourcedId", "status", "title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"],
  courses: [
    "sourcedId",
    "status",
    "schoolYearSourcedId",
    "title",
    "courseCode",
    "grades",
    "orgSourcedId",
    "subjects",
    "subjectCodes",
  ],
  classes: [
    ...[
      "sourcedId",
      "status",
      "title",
      "grades",
      "courseSourcedId",
      "classCode",
      "classType",
      "location",
      "schoolSourcedId",
    ],
    ...["termSourcedIds", "subjects", "subjectCodes", "periods"],
  ],
  users: [
    ...[
      "sourcedId",
      "status",
      "enabledUser",
      "orgSourcedIds",
      "role",
      "username",
      "userIds",
      "givenName",
      "familyName",
      "middleName",
    ],
    ...["identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password", "primaryOrgSourcedId"],
    ...["preferredGivenName", "preferredMiddleName", "preferredFamilyName", "pronouns", "userMasterIdentifier"],
  ],
  roles: ["sourcedId", "status", "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId"],
  enrollments: [
    "sourcedId",
    "status",
    "classSourcedId",
    "schoolSourcedId",
    "userSourcedId",
    "role",
    "primary",
    "beginDate",
    "endDate",
  ],
  demographics: ["sourcedId", "status", "birthDate"],
} as const;

/** Spellings seen in real exports that mean one of the columns above. */
export const aliases: Readonly<Record<string, string>> = {
  agents: "agentSourcedIds",
  userId: "userIds",
  grade: "grades",
  birthdate: "birthDate",
  userSourcedId: "userSourcedId",
  preferredFirstName: "preferredGivenName",
  preferredLastName: "preferredFamilyName",
  schoolYearId: "schoolYearSourcedId",
};

/** A file's name without `.csv`. */
export type FileName = keyof typeof columns;

/** Other files of the standard: read by later versions, named in a remark until then. */
export const laterFiles = [
  ...[
    "categories",
    "classResources",
    "courseResources",
    "lineItemLearningObjectiveIds",
    "lineItems",
    "lineItemScoreScales",
  ],
  ...[
    "resources",
    "resultLearningObjectiveIds",
    "results",
    "resultScoreScales",
    "scoreScales",
    "userProfiles",
    "userResources",
  ],
];
