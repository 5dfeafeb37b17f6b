/** A small district as OneRoster 1.2 with a gradebook, by file: two learners, an adult, a teacher, a class. */
export const district = {
  "orgs.csv": "sourcedId,status,name,type,parentSourcedId\nd,,Riverton,district,\ns,,Harbor,school,d\n",
  "academicSessions.csv":
    "sourcedId,status,title,type,startDate,endDate,schoolYear\nq1,,Q1,gradingPeriod,2026-08-20,2026-10-23,2027\n",
  "courses.csv": "sourcedId,status,title,courseCode,orgSourcedId,subjects,grades\nc,,Algebra I,ALG,d,Mathematics,08\n",
  "classes.csv":
    'sourcedId,status,title,courseSourcedId,classCode,schoolSourcedId,termSourcedIds,periods\nk,,Algebra 1,c,A1,s,"q1","2,3"\n',
  "users.csv":
    "sourcedId,status,orgSourcedIds,role,givenName,familyName,agentSourcedIds,grades\nl,,s,student,Ana,Núñez,p,8\nm,,s,student,Ben,Adé,,8\np,,s,parent,Rosa,Núñez,l,\nt,,s,teacher,Tam,Mac,,\n",
  "enrollments.csv":
    "sourcedId,status,classSourcedId,schoolSourcedId,userSourcedId,role,beginDate,endDate\ne1,,k,s,l,student,2026-08-20,2026-10-23\ne2,,k,s,m,student,,\ne3,,k,s,t,teacher,,\n",
  "demographics.csv":
    "sourcedId,status,birthDate,sex,asian,white,hispanicOrLatinoEthnicity,cityOfBirth\nl,,2013-03-01,female,false,true,true,Lima\nm,,2012-11-30,,true,true,,\nt,,1980-01-01,female,,true,,\n",
  "categories.csv": "sourcedId,status,title,weight\nhw,,Homework,30\nfg,,Quarter Grade,0\n",
  "scoreScales.csv":
    'sourcedId,status,title,type,scoreScaleValue\nsc,,Four,numeric,"{1:Beginning},{2:Approaching},{3:Meets},{4:Exceeds}"\n',
  "lineItems.csv":
    "sourcedId,status,title,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax\nli,,HW 3,2026-09-08,2026-09-12,k,hw,q1,0,10\nlr,,Rubric,2026-09-15,2026-09-18,k,hw,q1,1,4\nlg,,Q1,2026-08-20,2026-10-23,k,fg,q1,0,100\n",
  "lineItemScoreScales.csv": "sourcedId,status,title,lineItemSourcedId,scoreScaleSourcedId\nls,,,lr,sc\n",
  "lineItemLearningObjectiveIds.csv":
    "sourcedId,status,lineItemSourcedId,source,learningObjectiveId\nlo,,li,case,urn:uuid:0FD052F1-69b0-4888-a625-9c2a5d126892\n",
  "resultScoreScales.csv": "sourcedId,status,title,resultSourcedId,scoreScaleSourcedId\nrs,,,r5,sc\n",
  "resultLearningObjectiveIds.csv":
    "sourcedId,status,resultSourcedId,source,learningObjectiveId,score,textScore\nro,,r3,unknown,8.F.B.4,,Meets\nrp,,r1,unknown,8.F.B.5,9,\n",
  "results.csv": [
    "sourcedId,status,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing",
    "r1,,li,l,fully graded,8.5,2026-09-13,Shows work,,k,,,false,false",
    "r2,,li,m,not submitted,,,,,k,,,,true",
    "r3,,lr,l,fully graded,3,2026-09-19,,,k,,,true,",
    "r4,,lr,m,exempt,0,,,,k,,,,",
    "r5,,lg,l,fully graded,91.5,2026-10-23,Well done,A-,k,,,,",
    "r6,,lg,m,not submitted,,,,,k,,,,",
    "",
  ].join("\n"),
} as const;
