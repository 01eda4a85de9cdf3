using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Plimsoll.Core.Market;

namespace Plimsoll.Storage;

/// <summary>How the core's market types are stored, wherever an entity has one.</summary>
internal static class MarketConversions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<Timestamp>().HaveConversion<TimestampConversion>();
        builder.Properties<InstrumentId>().HaveConversion<InstrumentIdConversion>();
        builder.Properties<Timeframe>().HaveConversion<TimeframeConversion>();
    }

    private sealed class TimestampConversion()
        : ValueConverter<Timestamp, long>(time => time.Micros, micros => new(micros));

    private sealed class InstrumentIdConversion()
        : ValueConverter<InstrumentId, string>(id => id.Value, text => InstrumentId.Of(text));

    private sealed class TimeframeConversion()
        : ValueConverter<Timeframe, string>(timeframe => timeframe.Code, code => Timeframe.Of(code));
}
