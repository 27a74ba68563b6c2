/** One row of a roster, checked. */
export interface Student {
  /** The line of the roster on which the row ends. */
  line: number;
  /** Unique in the roster, and part of file names. */
  id: string;
  /** As people write it; nothing is known about its characters. */
  name: string;
  /** The name in the names of the resources. */
  student: string;
  /** Twelve digits. */
  account: string;
  /** The role that lets the instructor in. */
  roleArn: string;
  /** What the role's trust asks for. It goes to AWS alone: no file, line or error has it. */
  externalId: string;
  region: string;
  email: string;
  /** The name by which the student signs in to the university's systems; the id unless told. */
  login: string;
  section: string;
}
