export interface Stage {
  readonly id: number
  readonly name: string
  /** Place in its pipeline. */
  readonly sortOrder: number
  /** Percent. */
  readonly probability: number
  /** Whether deals nobody touches become rotten in it. */
  readonly isRotting: boolean
  readonly rottenDays: number | null
  readonly pipelineId: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}

export interface Pipeline {
  readonly id: number
  readonly name: string
  /** Place among the pipelines; the first one is the default. */
  readonly sortOrder: number
  /** False: hidden. */
  readonly isActive: boolean
  /** Whether deals in it have a probability. */
  readonly hasProbability: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly deletedAt: Date | null
}

/** Pipelines in their order, and stages in theirs. */
export interface Pipelines {
  readonly pipelines: readonly Pipeline[]
  readonly stages: readonly Stage[]
}

/** A company has so many pipelines, and a pipeline so many stages, at most. */
export const maxPipelines = 100
export const maxStages = 100
