/** The people of the demo. Each is played by one test only, so that tests do not meet. */

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
}

export class People {
  private readonly taken = new Set<string>();

  constructor(private readonly organisations: Organisation[]) {}

  /** Somebody of this organisation in this state whom no test played yet. */
  take(slug: string, state: State): Person {
    const account = this.of(slug).find((one) => one.state === state && !this.taken.has(one.email));
    if (!account) throw new Error(`${slug} has nobody left who is ${state}`);
    this.taken.add(account.email);
    return played(slug, account);
  }

  /** The colleague of this organisation with this role, who has a second factor of their own. */
  staff(slug: string, role: Exclude<Role, 'user'>): Person {
    const account = this.of(slug).find((one) => one.role === role && one.state === 'enrolled' && !this.taken.has(one.email));
    if (!account) throw new Error(`${slug} has no ${role} left`);
    this.taken.add(account.email);
    return played(slug, account);
  }

  private of(slug: string): Account[] {
    return this.organisations.find((one) => one.slug === slug)?.accounts ?? [];
  }
}

function played(organisation: string, account: Account): Person {
  return {
    organisation,
    email: account.email,
    password: account.password,
    secret: account.totp_secret ?? '',
    recoveryCodes: account.recovery_codes ?? [],
  };
}
