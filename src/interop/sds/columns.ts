/**
 * Columns of the School Data Sync CSV files that we read, versions 2 and 2.1. It looks like OneRoster and is not: rows have no
 * status, enrollments and roles no id, and classes name their organization otherwise. Source: Microsoft, SDS V2 and V2.1 CSV
 * file format.
 */
export const columns = {
  orgs: ["sourcedId", "name", "type", "parentSourcedId"],
  academicSessions: ["sourcedId", "title", "type", "schoolYear", "startDate", "endDate"],
  courses: ["sourcedId", "orgSourcedId", "title", "code", "schoolYearSourcedId", "subject", "grade"],
  classes: ["sourcedId", "orgSourcedId", "title", "code", "sessionSourcedIds", "courseSourcedId"],
  roles: [
    ...["userSourcedId", "orgSourcedId", "role", "sessionSourcedId", "grade"],
    ...["isPrimary", "roleStartDate", "roleEndDate"],
  ],
  users: [
    ...["sourcedId", "orgSourcedIds", "username", "givenName", "familyName", "middleName", "password"],
    ...["role", "grade", "email", "phone", "sms"],
  ],
  enrollments: ["classSourcedId", "userSourcedId", "role", "beginDate", "endDate"],
  relationships: ["userSourcedId", "relationshipUserSourcedId", "relationshipRole"],
  userFlags: ["userSourcedId", "flag"],
  demographics: ["userSourcedId", "birthDate", "sex", "ethnicityCodes", "raceCodes"],
} as const;

/** Columns of the format that say nothing we keep: docs/standards/school-data-sync.md. */
export const notKept = [
  ...["activeDirectoryMatchId", "isPrimary", "birthCity", "birthState", "birthCountry", "dateLastModified"],
  ...["primaryOrgSourcedId"],
];

/** A file's name without `.csv`. */
export type FileName = keyof typeof columns;

/** Cells without which a row says nothing. */
export const required: Readonly<Record<FileName, readonly string[]>> = {
  orgs: ["sourcedId", "name"],
  academicSessions: ["sourcedId", "startDate", "endDate"],
  courses: ["sourcedId"],
  classes: ["sourcedId", "title", "orgSourcedId"],
  roles: ["userSourcedId", "orgSourcedId", "role"],
  users: ["sourcedId", "givenName"],
  enrollments: ["classSourcedId", "userSourcedId", "role"],
  relationships: ["userSourcedId", "relationshipUserSourcedId", "relationshipRole"],
  userFlags: ["userSourcedId", "flag"],
  demographics: ["userSourcedId"],
};
