// Generated from the contract by `npm run generate`; change that, or packages/client/build.
import type { Kind } from '../../../documented/convert.ts'
import { Model } from '../../../documented/model.ts'

type Members = Readonly<Record<string, Kind>>

/**
 * What `data` of {@link AddFile} holds.
 *
 * @example
 * const part = FileData.constructFromObject({ id: 7, user_id: 7 })
 */
export class FileData extends Model {
  static override members(): Members {
    return {
      id: 'Number',
      user_id: 'Number',
      deal_id: 'Number',
      person_id: 'Number',
      org_id: 'Number',
      product_id: 'Number',
      activity_id: 'Number',
      lead_id: 'String',
      project_id: 'Number',
      log_id: 'Number',
      add_time: 'String',
      update_time: 'String',
      file_name: 'String',
      file_type: 'String',
      file_size: 'String',
      active_flag: 'Boolean',
      inline_flag: 'Boolean',
      remote_location: 'String',
      remote_id: 'String',
      cid: 'String',
      s3_bucket: 'String',
      mail_message_id: 'String',
      mail_template_id: 'String',
      deal_name: 'String',
      person_name: 'String',
      org_name: 'String',
      product_name: 'String',
      lead_name: 'String',
      project_name: 'String',
      url: 'String',
      name: 'String',
      description: 'String',
    }
  }

  declare id: number
  declare user_id: number | null
  declare deal_id: number | null
  declare person_id: number | null
  declare org_id: number | null
  declare product_id: number | null
  declare activity_id: number | null
  declare lead_id: string | null
  declare project_id: number | null
  declare log_id: number | null
  declare add_time: string
  declare update_time: string
  declare file_name: string
  declare file_type: string
  /** Bytes. */
  declare file_size: string
  declare active_flag: boolean
  declare inline_flag: boolean
  declare remote_location: string | null
  declare remote_id: string | null
  declare cid: string | null
  declare s3_bucket: string | null
  declare mail_message_id: string | null
  declare mail_template_id: string | null
  declare deal_name: string | null
  declare person_name: string | null
  declare org_name: string | null
  declare product_name: string | null
  declare lead_name: string | null
  declare project_name: string | null
  declare url: string
  declare name: string
  declare description: string | null

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: FileData) => FileData
}

/**
 * What `addFile` answers.
 *
 * @example
 * const answer: AddFile = await new FilesApi().addFile(new File(['oak'], 'wood.txt'))
 */
export class AddFile extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (data: object | null | undefined, obj?: AddFile) => AddFile
}

/**
 * What `addFileAndLinkIt` answers.
 *
 * @example
 * const answer: CreateRemoteFileAndLinkItToItem = await new FilesApi().addFileAndLinkIt('gsheet', 'Prices', 'deal', 7, 'googledrive')
 */
export class CreateRemoteFileAndLinkItToItem extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: CreateRemoteFileAndLinkItToItem,
  ) => CreateRemoteFileAndLinkItToItem
}

/**
 * What `data` of {@link DeleteFile} holds.
 *
 * @example
 * const part = DeleteFileData.constructFromObject({ id: 7 })
 */
export class DeleteFileData extends Model {
  static override members(): Members {
    return { id: 'Number' }
  }

  declare id: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteFileData,
  ) => DeleteFileData
}

/**
 * What `deleteFile` answers.
 *
 * @example
 * const answer: DeleteFile = await new FilesApi().deleteFile(7)
 */
export class DeleteFile extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: DeleteFileData }
  }

  declare success: boolean
  declare data: DeleteFileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: DeleteFile,
  ) => DeleteFile
}

/**
 * What `getFile` answers.
 *
 * @example
 * const answer: GetOneFile = await new FilesApi().getFile(7)
 */
export class GetOneFile extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetOneFile,
  ) => GetOneFile
}

/**
 * What `pagination` of {@link AdditionalDataWithPaginationDetails} holds.
 *
 * @example
 * const part = PaginationDetails.constructFromObject({ start: 7, limit: 7 })
 */
export class PaginationDetails extends Model {
  static override members(): Members {
    return {
      start: 'Number',
      limit: 'Number',
      more_items_in_collection: 'Boolean',
      next_start: 'Number',
    }
  }

  declare start: number
  declare limit: number
  declare more_items_in_collection: boolean
  /** Only when there are more items. */
  declare next_start?: number

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: PaginationDetails,
  ) => PaginationDetails
}

/**
 * What `additional_data` of {@link GetAllFiles} holds.
 *
 * @example
 * const part = AdditionalDataWithPaginationDetails.constructFromObject({ pagination: {} })
 */
export class AdditionalDataWithPaginationDetails extends Model {
  static override members(): Members {
    return { pagination: PaginationDetails }
  }

  declare pagination: PaginationDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: AdditionalDataWithPaginationDetails,
  ) => AdditionalDataWithPaginationDetails
}

/**
 * What `getFiles` answers.
 *
 * @example
 * const answer: GetAllFiles = await new FilesApi().getFiles()
 */
export class GetAllFiles extends Model {
  static override members(): Members {
    return {
      success: 'Boolean',
      data: [FileData],
      additional_data: AdditionalDataWithPaginationDetails,
    }
  }

  declare success: boolean
  declare data: FileData[] | null
  declare additional_data: AdditionalDataWithPaginationDetails

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: GetAllFiles,
  ) => GetAllFiles
}

/**
 * What `linkFileToItem` answers.
 *
 * @example
 * const answer: LinkRemoteFileToItem = await new FilesApi().linkFileToItem('deal', 7, '1aBcD', 'googledrive')
 */
export class LinkRemoteFileToItem extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: LinkRemoteFileToItem,
  ) => LinkRemoteFileToItem
}

/**
 * What `updateFile` answers.
 *
 * @example
 * const answer: UpdateFile = await new FilesApi().updateFile(7)
 */
export class UpdateFile extends Model {
  static override members(): Members {
    return { success: 'Boolean', data: FileData }
  }

  declare success: boolean
  declare data: FileData

  declare readonly extra: this

  /** Makes one from plain data, or puts the data into `obj`. */
  declare static constructFromObject: (
    data: object | null | undefined,
    obj?: UpdateFile,
  ) => UpdateFile
}
