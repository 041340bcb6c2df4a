/** The people of the demo. In each file of tests everybody is played by one test only, so that tests do not meet. */

export type Role = 'user' | 'agent' | 'approver' | 'lead' | 'auditor' | 'administrator';
export type State = 'invited' | 'password_set' | 'enrolled' | 'locked';

/** An account as `demo.json` has it. */
interface Account {
  email: string;
  password: string;
  role: Role;
  state: State;
  totp_secret?: string;
  recovery_codes?: string[];
  phone?: string;
}

export interface Organisation {
  slug: string;
  name: string;
  accounts: Account[];
}

/** Somebody to play. */
export interface Person {
  organisation: string;
  email: string;
  password: string;
  /** Base32; empty where no app is linked. */
  secret: string;
  recoveryCodes: string[];
  /** In E.164, where their organisation knows it; else empty. */
  phone: string;
}

export class People {
  private readonly taken = new Set<string>();

  constructor(private readonly organisations: Organisation[]) {}

  /** Somebody of this organisation in this state, and in this role if it matters, whom no test played yet. */
  take(slug: string, state: State, role?: Role): Person {
    const fits = (one: Account) => one.state === state && (role ?? one.role) === one.role;
    const organisation = this.organisations.find((one) => one.slug === slug);
    const account = organisation?.accounts.find((one) => fits(one) && !this.taken.has(one.email));
    if (!account) throw new Error(`${slug} has no ${role ?? 'person'} left who is ${state}`);
    this.taken.add(account.email);
    return {
      organisation: slug,
      email: account.email,
      password: account.password,
      secret: account.totp_secret ?? '',
      recoveryCodes: account.recovery_codes ?? [],
      phone: account.phone ?? '',
    };
  }
}
