<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>natsight::ConfirmSheet</name>
    <message numerus="yes">
        <source>… and %Ln more</source>
        <translation>
            <numerusform>… and %Ln more</numerusform>
            <numerusform>… and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::MessageTableModel</name>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::PingDialog</name>
    <message numerus="yes">
        <source>%n ping(s) to each</source>
        <translation>
            <numerusform>%n ping to each</numerusform>
            <numerusform>%n pings to each</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::SendHistory</name>
    <message numerus="yes">
        <source>%n line(s) of the history cannot be read.</source>
        <translation>
            <numerusform>%n line of the history cannot be read.</numerusform>
            <numerusform>%n lines of the history cannot be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::Sender</name>
    <message numerus="yes">
        <source>%n answer(s) within %1.</source>
        <translation>
            <numerusform>%n answer within %1.</numerusform>
            <numerusform>%n answers within %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServiceLivePage</name>
    <message numerus="yes">
        <source>%n instance(s) answered in %1 to %2</source>
        <translation>
            <numerusform>%n instance answered in %1 to %2</numerusform>
            <numerusform>%n instances answered in %1 to %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServicePage</name>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n more)</source>
        <translation>
            <numerusform>(%n more)</numerusform>
            <numerusform>(%n more)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::ServicesPage</name>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::StreamMessageModel</name>
    <message numerus="yes">
        <source>%n header(s)</source>
        <translation>
            <numerusform>%n header</numerusform>
            <numerusform>%n headers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::StreamMessagesView</name>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::Text</name>
    <message numerus="yes">
        <source>A bucket&apos;s name has at most %n characters.</source>
        <translation>
            <numerusform>A bucket&apos;s name has at most %n character.</numerusform>
            <numerusform>A bucket&apos;s name has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>natsight::TrafficPage</name>
    <message numerus="yes">
        <source>%n message(s) copied.</source>
        <translation>
            <numerusform>%n message copied.</numerusform>
            <numerusform>%n messages copied.</numerusform>
        </translation>
    </message>
</context>
</TS>
