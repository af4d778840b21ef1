// Generated from the contract by `npm run generate`; change that, or packages/client/build.

import { type Construct, kinds, type Members, Model } from '../../../documented/model.ts'
import type { Flag } from '../messages.ts'
import { AllOrganizationsGetResponseAllOfRelatedObjects, Owner } from './contacts.ts'
import { DealOrganizationDataWithId } from './deals.ts'
import { ItemSearchAdditionalData } from './shared.ts'

/**
 * The body of `updatePerson`.
 *
 * @example
 * const part = BasicPerson.constructFromObject({ name: 'Garden Bench', owner_id: 7 })
 */
export class BasicPerson extends Model {
  static override members(): Members {
    return {
      ...kinds({
        String: 'name',
        Number: 'owner_id label org_id',
        Object: 'visible_to active_flag email phone marketing_status',
      }),
      label_ids: ['Number'],
    }
  }

  declare name?: string | undefined
  declare owner_id?: number | undefined
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to?: '1' | '3' | '5' | '7' | undefined
  declare label?: number | null | undefined
  /** Wins over `label`, which is one of them. */
  declare label_ids?: number[] | undefined
  /** False deletes, true restores. */
  declare active_flag?: Flag | undefined
  declare org_id?: number | null | undefined
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  declare email?: null | string | number | Record<string, unknown> | unknown[] | undefined
  /** A text, or a list of at most 100 texts or `{value, label, primary}`, each up to 255 characters. */
  declare phone?: null | string | number | Record<string, unknown> | unknown[] | undefined
  declare marketing_status?: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived' | undefined;

  [customField: string]: unknown

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasicPerson>
}

/**
 * The body of `addPerson`.
 *
 * @example
 * const part = NewPerson.constructFromObject({ name: 'Garden Bench', owner_id: 7 })
 */
export class NewPerson extends BasicPerson {
  static override members(): Members {
    return { ...BasicPerson.members(), ...kinds({ String: 'add_time' }) }
  }

  /** `YYYY-MM-DD HH:MM:SS`, UTC; default now. */
  declare add_time?: string | undefined;

  [customField: string]: unknown

  constructor(name?: string) {
    super()
    if (name !== undefined) this.name = name
  }

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<NewPerson>
}

/**
 * What `email` of {@link PersonItem} holds.
 *
 * @example
 * const part = BasePersonItemEmail.constructFromObject({ label: 'text', value: 'text' })
 */
export class BasePersonItemEmail extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'label value', Boolean: 'primary' }) }
  }

  declare label: string
  declare value: string
  declare primary: boolean

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasePersonItemEmail>
}

/**
 * What `phone` of {@link PersonItem} holds.
 *
 * @example
 * const part = BasePersonItemPhone.constructFromObject({ label: 'text', value: 'text' })
 */
export class BasePersonItemPhone extends BasePersonItemEmail {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<BasePersonItemPhone>
}

/**
 * What `org_id` of {@link PersonItem} holds.
 *
 * @example
 * const part = RelationshipOrganizationInfoItemWithActiveFlag.constructFromObject({ name: 'Garden Bench', people_count: 7 })
 */
export class RelationshipOrganizationInfoItemWithActiveFlag extends DealOrganizationDataWithId {
  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<RelationshipOrganizationInfoItemWithActiveFlag>
}

/**
 * What `data` of {@link AddPersonResponse} holds.
 *
 * @example
 * const part = PersonItem.constructFromObject({ id: 7, company_id: 7 })
 */
export class PersonItem extends Model {
  static override members(): Members {
    return {
      ...kinds({
        Number: `id company_id label open_deals_count related_open_deals_count closed_deals_count
        related_closed_deals_count won_deals_count related_won_deals_count
        lost_deals_count related_lost_deals_count email_messages_count activities_count
        done_activities_count undone_activities_count files_count notes_count
        followers_count next_activity_id last_activity_id`,
        String: `name first_char add_time update_time owner_name cc_email next_activity_date
        next_activity_time last_activity_date first_name last_name org_name
        last_incoming_mail_time last_outgoing_mail_time`,
        Boolean: 'active_flag',
        Object: 'visible_to picture_id marketing_status',
      }),
      owner_id: Owner,
      label_ids: ['Number'],
      email: [BasePersonItemEmail],
      phone: [BasePersonItemPhone],
      org_id: RelationshipOrganizationInfoItemWithActiveFlag,
    }
  }

  declare id: number
  declare company_id: number
  declare owner_id: Owner
  declare name: string
  /** False when deleted. */
  declare active_flag: boolean
  declare first_char: string
  declare add_time: string
  declare update_time: string
  /** 1 owner and followers, 3, 5 and 7 the whole company; in a company with visibility groups 1 owner, 3 their group, 5 that group and those below it, 7 the whole company. */
  declare visible_to: '1' | '3' | '5' | '7'
  declare picture_id: null
  /** The first one of `label_ids`. */
  declare label: number | null
  declare label_ids: number[]
  declare owner_name: string
  declare cc_email: string | null
  declare open_deals_count: number
  declare related_open_deals_count: number
  declare closed_deals_count: number
  declare related_closed_deals_count: number
  declare won_deals_count: number
  declare related_won_deals_count: number
  declare lost_deals_count: number
  declare related_lost_deals_count: number
  declare email_messages_count: number
  declare activities_count: number
  declare done_activities_count: number
  declare undone_activities_count: number
  declare files_count: number
  declare notes_count: number
  declare followers_count: number
  declare next_activity_date: string | null
  declare next_activity_time: string | null
  declare next_activity_id: number | null
  declare last_activity_id: number | null
  declare last_activity_date: string | null
  declare first_name: string
  declare last_name: string | null
  declare email: BasePersonItemEmail[]
  declare phone: BasePersonItemPhone[]
  declare org_id: RelationshipOrganizationInfoItemWithActiveFlag | null
  declare org_name: string | null
  declare marketing_status: 'no_consent' | 'unsubscribed' | 'subscribed' | 'archived'
  declare last_incoming_mail_time: string | null
  declare last_outgoing_mail_time: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<PersonItem>
}

/**
 * What `addPerson` answers.
 *
 * @example
 * const answer: AddPersonResponse = await new PersonsApi().addPerson({ name: 'Garden Bench' })
 */
export class AddPersonResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: PersonItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: PersonItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<AddPersonResponse>
}

/**
 * What `updatePerson` answers.
 *
 * @example
 * const answer: UpdatePersonResponse = await new PersonsApi().updatePerson(7, { name: 'Garden Bench' })
 */
export class UpdatePersonResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: PersonItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: PersonItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<UpdatePersonResponse>
}

/**
 * What `additional_data` of {@link GetPersonDetailsResponse} holds.
 *
 * @example
 * const part = GetPersonDetailsResponseAllOfAdditionalData.constructFromObject({ dropbox_email: 'text' })
 */
export class GetPersonDetailsResponseAllOfAdditionalData extends Model {
  static override members(): Members {
    return { ...kinds({ String: 'dropbox_email' }) }
  }

  declare dropbox_email: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetPersonDetailsResponseAllOfAdditionalData>
}

/**
 * What `getPerson` answers.
 *
 * @example
 * const answer: GetPersonDetailsResponse = await new PersonsApi().getPerson(7)
 */
export class GetPersonDetailsResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: PersonItem,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
      additional_data: GetPersonDetailsResponseAllOfAdditionalData,
    }
  }

  declare success: boolean
  declare data: PersonItem
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects
  declare additional_data: GetPersonDetailsResponseAllOfAdditionalData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetPersonDetailsResponse>
}

/**
 * What `getPersons` answers.
 *
 * @example
 * const answer: GetAllPersonsResponse = await new PersonsApi().getPersons()
 */
export class GetAllPersonsResponse extends Model {
  static override members(): Members {
    return {
      ...kinds({ Boolean: 'success' }),
      data: [PersonItem],
      additional_data: ItemSearchAdditionalData,
      related_objects: AllOrganizationsGetResponseAllOfRelatedObjects,
    }
  }

  declare success: boolean
  declare data: PersonItem[] | null
  declare additional_data: ItemSearchAdditionalData
  declare related_objects?: AllOrganizationsGetResponseAllOfRelatedObjects

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<GetAllPersonsResponse>
}

/**
 * What `data` of {@link DeletePersonResponse} holds.
 *
 * @example
 * const part = DeletePersonResponseAllOfData.constructFromObject({ id: 7 })
 */
export class DeletePersonResponseAllOfData extends Model {
  static override members(): Members {
    return { ...kinds({ Number: 'id' }) }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeletePersonResponseAllOfData>
}

/**
 * What `deletePerson` answers.
 *
 * @example
 * const answer: DeletePersonResponse = await new PersonsApi().deletePerson(7)
 */
export class DeletePersonResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeletePersonResponseAllOfData }
  }

  declare success: boolean
  declare data: DeletePersonResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeletePersonResponse>
}

/**
 * What `data` of {@link DeletePersonsInBulkResponse} holds.
 *
 * @example
 * const part = DeletePersonsInBulkResponseAllOfData.constructFromObject({ id: [] })
 */
export class DeletePersonsInBulkResponseAllOfData extends Model {
  static override members(): Members {
    return { id: ['Number'] }
  }

  declare id: number[]

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeletePersonsInBulkResponseAllOfData>
}

/**
 * What `deletePersons` answers.
 *
 * @example
 * const answer: DeletePersonsInBulkResponse = await new PersonsApi().deletePersons()
 */
export class DeletePersonsInBulkResponse extends Model {
  static override members(): Members {
    return { ...kinds({ Boolean: 'success' }), data: DeletePersonsInBulkResponseAllOfData }
  }

  declare success: boolean
  declare data: DeletePersonsInBulkResponseAllOfData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: Construct<DeletePersonsInBulkResponse>
}
