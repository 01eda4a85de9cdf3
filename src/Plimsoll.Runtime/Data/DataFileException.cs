namespace Plimsoll.Runtime.Data;

/// <summary>
/// A data file that cannot be used, said so that a person can mend it: which file, which line (from 1), why.
/// <see cref="Code"/> is stable.
/// </summary>
public sealed class DataFileException : Exception
{
    public const string NotFound = "data.file_not_found";
    public const string Unreadable = "data.file_unreadable";
    public const string BadFormat = "data.import_format";
    public const string BadBar = "data.import_bar_invalid";
    public const string BadTrade = "data.import_trade_invalid";
    public const string BadFunding = "data.import_funding_invalid";
    public const string BadNotice = "data.import_notice_invalid";
    public const string BadEvent = "data.import_event_invalid";
    public const string BadTimeOrder = "data.import_time_order";
    public const string Empty = "data.import_empty";
    public const string Truncated = "data.import_truncated";
    public const string TooLarge = "data.import_too_large";
    public const string TooManyErrors = "data.import_too_many_errors";
    public const string BadTimeframe = "data.timeframe";

    public DataFileException(string code, string file, long? line, string reason, Exception? inner = null)
        : base(line is null ? $"{file}: {reason}" : $"{file} line {line}: {reason}", inner)
    {
        Code = code;
        File = file;
        Line = line;
        Reason = reason;
    }

    public string Code { get; }

    public string File { get; }

    /// <summary>Null when the whole file is meant.</summary>
    public long? Line { get; }

    public string Reason { get; }
}
