/** Rows of a small OneRoster district, by file; a test takes them as they are, or says what is otherwise. */
export interface Rows {
  orgs: string[];
  academicSessions: string[];
  courses: string[];
  classes: string[];
  users: string[];
  enrollments: string[];
}

const headers: Readonly<Record<keyof Rows, string>> = {
  orgs: "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
  academicSessions: "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
  courses:
    "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes",
  classes:
    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
  users:
    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password",
  enrollments:
    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
};

const learner = (number: number) =>
  `l${number},,,true,s,student,,,Ana${number},Núñez,,,l${number}@x.example,,,p${number % 10},8,`;
const seat = (number: number) => `e${number},,,k${number % 2},s,l${number},student,,2026-08-24,2027-06-10`;

/** A district with a school, two classes, a teacher, ten adults and as many learners as asked, each in one class. */
export function rosterRows(learners = 40): Rows {
  const numbers = Array.from({ length: learners }, (_, at) => at);
  return {
    orgs: ["d,,,Riverton,district,,", "s,,,Harbor,school,,d"],
    academicSessions: ["y,,,2026-27,schoolYear,2026-08-15,2027-06-15,,2027"],
    courses: ["c,,,y,Algebra I,ALG,08,d,Mathematics,"],
    classes: ["k0,,,Algebra 1,08,c,A1,scheduled,,s,y,,,3", "k1,,,Algebra 2,08,c,A2,scheduled,,s,y,,,4"],
    users: [
      ...numbers.map(learner),
      ...Array.from({ length: 10 }, (_, at) => `p${at},,,true,d,parent,,,Rosa${at},Núñez,,,,,555-0${at},,,`),
      "t,,,true,s,teacher,,,Tam,Mac,,,,,,,,",
    ],
    enrollments: [...numbers.map(seat), "et0,,,k0,s,t,teacher,true,,", "et1,,,k1,s,t,teacher,true,,"],
  };
}

/** Rows as the files of a bundle. */
export function filesOf(rows: Partial<Rows>, newline = "\n"): Record<string, string> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, lines]) => [
      `${name}.csv`,
      [headers[name as keyof Rows], ...lines, ""].join(newline), // its own keys
    ]),
  );
}

/** The small district with some of its rows written otherwise. */
export function roster(change: (rows: Rows) => void = () => undefined, learners?: number): Record<string, string> {
  const rows = rosterRows(learners);
  change(rows);
  return filesOf(rows);
}
