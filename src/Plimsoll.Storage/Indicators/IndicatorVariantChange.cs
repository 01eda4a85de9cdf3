namespace Plimsoll.Storage.Indicators;

/// <summary>What came of creating, editing or deleting a variant.</summary>
public enum IndicatorVariantChange
{
    Done,

    /// <summary>There is none of this user's own.</summary>
    NotFound,

    /// <summary>The user has another one of that name.</summary>
    NameTaken,

    /// <summary>It has been edited since the caller read it.</summary>
    Stale,

    /// <summary>Something refers to it.</summary>
    InUse,

    /// <summary>The user has as many as one may have.</summary>
    Full,
}
