using System.Text;

namespace Plimsoll.Runtime.Data;

/// <summary>
/// A file of economic events: CSV with a header, JSON or iCalendar, told apart by their first letters; gzip, zip or plain.
/// All of it is good, or none is taken.
/// </summary>
public static class EventFile
{
    /// <summary>Ten years of a full calendar.</summary>
    public const int MostEvents = 50_000;

    // Far more than as many events take.
    private const int MostCharacters = 16 * 1024 * 1024;

    /// <summary>Reads a seekable stream and closes it.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">For messages.</param>
    /// <exception cref="DataFileException">It is empty, or an event cannot be used.</exception>
    public static IReadOnlyList<CalendarEntry> Read(Stream content, string name)
    {
        using (content)
        {
            var text = ReadText(content, name);
            var start = text.AsSpan().TrimStart("\uFEFF \t\r\n");
            if (start.IsEmpty)
                throw new DataFileException(DataFileException.Empty, name, null, "there is nothing in it");
            var entries = new EventEntries(name);
            if (start[0] is '[' or '{')
                EventJson.Read(text, entries);
            else if (start.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
                EventIcs.Read(text, entries);
            else
                EventCsv.Read(text, entries);
            return entries.All.Count > 0
                ? entries.All
                : throw new DataFileException(DataFileException.Empty, name, null, "there is no event in it");
        }
    }

    private static string ReadText(Stream content, string name)
    {
        try
        {
            using var reader = new StreamReader(
                FileContent.Unpack(content, name), new UTF8Encoding(false, throwOnInvalidBytes: true));
            var (text, buffer) = (new StringBuilder(), new char[64 * 1024]);
            while (reader.Read(buffer) is > 0 and var count)
                if (text.Append(buffer, 0, count).Length > MostCharacters)
                    throw new DataFileException(
                        DataFileException.TooLarge, name, null, $"it has more than {MostCharacters:#,0} characters");
            return text.ToString();
        }
        catch (Exception broken) when (broken is InvalidDataException or DecoderFallbackException or EndOfStreamException)
        {
            throw new DataFileException(DataFileException.BadFormat, name, null, "it is damaged or not UTF-8", broken);
        }
    }
}
