using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Plimsoll.Storage.Accounts;

/// <summary>How a state is written: its name in camelCase, the same in tables, facts and the API.</summary>
internal static class StoredName
{
    public static string Of<T>(T state)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(state)!);

    /// <summary>For rows that are read through EF Core.</summary>
    internal sealed class Conversion<T>() : ValueConverter<T, string>(
        state => Of(state), name => Enum.Parse<T>(name, true))
        where T : struct, Enum;
}
