namespace Plimsoll.Runtime.Collecting;

/// <summary>The lines that can be recorded, each opened when it is asked for first.</summary>
public interface ITradeLines
{
    /// <summary>Null when no such venue is installed.</summary>
    ITradeLine? Find(string venueCode);
}
